"""The service: POST /reports takes a portfolio as CSV and answers with the page; GET /health."""

from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from risk_report.portfolio import InvalidPortfolio, read_portfolio
from risk_report.report import render

# Larger bodies are refused, so that a client cannot fill the memory.
MAX_BODY_BYTES = 1024 * 1024


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/health":
            self._reply(HTTPStatus.OK, "up")
        else:
            self._reply(HTTPStatus.NOT_FOUND, "no such resource")

    def do_POST(self):
        length = self.headers.get("Content-Length", "")
        if self.path != "/reports":
            self._reply(HTTPStatus.NOT_FOUND, "no such resource")
        elif not length.isdecimal():
            self._reply(HTTPStatus.LENGTH_REQUIRED, "Content-Length is missing")
        elif int(length) > MAX_BODY_BYTES:
            self._reply(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"a portfolio may have at most {MAX_BODY_BYTES} bytes")
        else:
            self._report(self.rfile.read(int(length)))

    def _report(self, body: bytes):
        try:
            page = render(read_portfolio(body.decode("utf-8")))
        except UnicodeDecodeError:
            self._reply(HTTPStatus.UNPROCESSABLE_ENTITY, "the portfolio is not UTF-8")
        except InvalidPortfolio as problem:
            self._reply(HTTPStatus.UNPROCESSABLE_ENTITY, str(problem))
        else:
            self._reply(HTTPStatus.OK, page, "text/html")

    def _reply(self, status: HTTPStatus, text: str, kind: str = "text/plain"):
        body = text.encode("utf-8")
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format, *args):
        """Requests are logged by the load balancer."""


def make_server(host: str, port: int) -> ThreadingHTTPServer:
    """A server that is bound but does not serve yet; port 0 takes a free one."""
    return ThreadingHTTPServer((host, port), _Handler)
