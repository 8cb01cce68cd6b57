"""Serves on the port in the variable PORT (8000 if it is not set), on the address in HOST (loopback if it is not set)."""

import os

from risk_report.server import make_server

if __name__ == "__main__":
    make_server(os.environ.get("HOST", "127.0.0.1"), int(os.environ.get("PORT", "8000"))).serve_forever()
