# SPDX-License-Identifier: Apache-2.0
"""A time stamping authority over HTTP (RFC 3161, 3.4) that has `openssl ts -reply` answer.

    tsa.py CONFIG PORTFILE
"""
import http.server
import os
import subprocess
import sys
import tempfile


class Authority(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        query = self.rfile.read(int(self.headers["content-length"]))
        with tempfile.TemporaryDirectory() as folder:
            ask, answer = os.path.join(folder, "q"), os.path.join(folder, "r")
            with open(ask, "wb") as file:
                file.write(query)
            subprocess.run(
                ["openssl", "ts", "-reply", "-config", sys.argv[1], "-queryfile", ask, "-out", answer],
                check=True, capture_output=True)
            with open(answer, "rb") as file:
                body = file.read()
        is_query = self.headers["content-type"] == "application/timestamp-query"
        self.send_response(200 if is_query else 415)
        self.send_header("content-type", "application/timestamp-reply")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Authority)
with open(sys.argv[2], "w") as file:
    file.write(str(server.server_address[1]))
server.serve_forever()
