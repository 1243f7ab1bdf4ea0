# SPDX-License-Identifier: Apache-2.0
"""Has rfc3161-client verify a time stamp: exits 0 if it does, 1 if it does not.

    stamp.py REPLY STAMPED ROOT
"""
import sys

from cryptography import x509
from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response

reply, stamped, root = (open(path, "rb").read() for path in sys.argv[1:])
response = decode_timestamp_response(reply)
verifier = VerifierBuilder().add_root_certificate(x509.load_pem_x509_certificate(root)).build()
try:
    sys.exit(0 if verifier.verify_message(response, stamped) else 1)
except VerificationError as error:
    print(error)
    sys.exit(1)
