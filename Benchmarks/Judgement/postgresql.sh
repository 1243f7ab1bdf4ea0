#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A PostgreSQL server for one benchmark: its own folder, its own socket in it, no network.
#
#   postgresql.sh start FOLDER     makes the folder and starts; the user is `bench`, the port 54329
#   postgresql.sh stop FOLDER
#
# PostgreSQL does not run as root; then the server runs as the user that Debian made for it, or as
# POSTGRESQL_USER. POSTGRESQL_BIN says where its programs are.
set -eu

command=${1:-}
folder=${2:-}
[ -n "$folder" ] || { sed -n '3,10p' "$0" >&2; exit 2; }
bin=${POSTGRESQL_BIN:-/usr/lib/postgresql/15/bin}
[ -x "$bin/postgres" ] || exit 1

run() {
  if [ "$(id -u)" -eq 0 ]; then
    setpriv --reuid "${POSTGRESQL_USER:-postgres}" --regid "${POSTGRESQL_USER:-postgres}" \
      --init-groups env -C "$folder" "$@"
  else
    (cd "$folder" && "$@")
  fi
}

case $command in
start)
  mkdir -p "$folder"
  [ "$(id -u)" -ne 0 ] || chown "${POSTGRESQL_USER:-postgres}" "$folder"
  run "$bin/initdb" -D data -U bench -A trust --no-sync --no-locale -E UTF8 >"$folder.log"
  # Memory enough that nothing is read from a disk twice, and no wait for one: the query is timed.
  run "$bin/pg_ctl" -D data -s -w -l server.log -o "-k $folder -p 54329 -h '' \
    -c shared_buffers=2GB -c work_mem=1GB -c maintenance_work_mem=1GB -c hash_mem_multiplier=2 \
    -c max_wal_size=8GB -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c jit=off \
    -c max_worker_processes=4 -c max_parallel_workers=2 -c min_parallel_table_scan_size=0 \
    -c effective_cache_size=8GB -c random_page_cost=1.1 -c autovacuum=off" start >>"$folder.log"
  ;;
stop)
  [ ! -f "$folder/data/postmaster.pid" ] || run "$bin/pg_ctl" -D data -s -m immediate stop
  ;;
*)
  exit 2
  ;;
esac
