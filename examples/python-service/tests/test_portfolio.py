from decimal import Decimal

import pytest

from risk_report.portfolio import InvalidPortfolio, Position, read_portfolio

HEADER = "instrument,counterparty,quantity,price\n"


def test_reads_positions():
    positions = read_portfolio(HEADER + "BOND-1,Alpha Bank,100,99.50\nFX-2,Beta AG,-10,3\n")

    assert positions == [
        Position("BOND-1", "Alpha Bank", Decimal(100), Decimal("99.50")),
        Position("FX-2", "Beta AG", Decimal(-10), Decimal(3)),
    ]
    assert [position.value for position in positions] == [Decimal(9950), Decimal(-30)]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "line 1: the columns must be instrument,counterparty,quantity,price"),
        ("a,b\n", "line 1: the columns must be instrument,counterparty,quantity,price"),
        (HEADER, "line 2: there is no position"),
        (HEADER + "B,A,1\n", "line 2: there must be 4 values"),
        (HEADER + "B,A,1,2,3\n", "line 2: there must be 4 values"),
        (HEADER + "B,A,1,2\nB,A,many,2\n", "line 3: quantity is not a number: 'many'"),
        (HEADER + "B,A,NaN,2\n", "line 2: quantity is not a finite number: 'NaN'"),
        (HEADER + "B,A,1,-2\n", "line 2: the price must not be negative"),
    ],
)
def test_says_which_line_is_wrong(text, problem):
    with pytest.raises(InvalidPortfolio) as refusal:
        read_portfolio(text)

    assert str(refusal.value) == problem
