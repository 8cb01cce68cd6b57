import http.client
import threading

import pytest

from risk_report.server import MAX_BODY_BYTES, make_server

PORTFOLIO = "instrument,counterparty,quantity,price\nBOND-1,<Alpha> & Co,100,99.50\nBOND-2,Beta AG,1,50\n"


@pytest.fixture
def call():
    server = make_server("127.0.0.1", 0)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()

    def send(method, path, body=None, headers=None):
        connection = http.client.HTTPConnection(*server.server_address)
        connection.request(method, path, body, headers or {})
        response = connection.getresponse()
        text = response.read().decode("utf-8")
        connection.close()
        return response.status, text

    yield send
    server.shutdown()
    thread.join()
    server.server_close()


def test_reports_a_portfolio(call):
    status, page = call("POST", "/reports", PORTFOLIO)

    assert status == 200
    assert "2 positions, net value 10,000.00, concentration 0.9900" in page
    assert "<td>Beta AG</td><td>50.00</td>" in page


def test_escapes_what_comes_from_the_portfolio(call):
    _, page = call("POST", "/reports", PORTFOLIO)

    assert "&lt;Alpha&gt; &amp; Co" in page
    assert "<Alpha>" not in page


def test_says_what_is_wrong(call):
    assert call("POST", "/reports", "nonsense") == (422, "line 1: the columns must be instrument,counterparty,quantity,price")
    assert call("POST", "/reports", b"\xff") == (422, "the portfolio is not UTF-8")


def test_refuses_a_large_portfolio_without_reading_it(call):
    status, text = call("POST", "/reports", headers={"Content-Length": str(MAX_BODY_BYTES + 1)})

    assert (status, text) == (413, "a portfolio may have at most 1048576 bytes")


def test_needs_a_length(call):
    assert call("POST", "/reports", headers={"Content-Length": "x"})[0] == 411


def test_is_up_and_knows_its_resources(call):
    assert call("GET", "/health") == (200, "up")
    assert call("GET", "/elsewhere")[0] == 404
    assert call("POST", "/elsewhere", "x")[0] == 404
