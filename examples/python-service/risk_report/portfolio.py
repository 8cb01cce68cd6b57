"""Positions, and what they are read from."""

import csv
import io
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

COLUMNS = ["instrument", "counterparty", "quantity", "price"]


class InvalidPortfolio(ValueError):
    """A portfolio that cannot be read; the message names the line."""


@dataclass(frozen=True)
class Position:
    """What is held of one instrument; a negative quantity is a short position."""

    instrument: str
    counterparty: str
    quantity: Decimal
    price: Decimal

    @property
    def value(self) -> Decimal:
        """Market value in the portfolio's currency."""
        return self.quantity * self.price


def read_portfolio(text: str) -> list[Position]:
    """Reads positions from CSV with the header instrument,counterparty,quantity,price."""
    rows = csv.DictReader(io.StringIO(text))
    if rows.fieldnames != COLUMNS:
        raise InvalidPortfolio(f"line 1: the columns must be {','.join(COLUMNS)}")
    positions = [_position(rows.line_num, row) for row in rows]
    if not positions:
        raise InvalidPortfolio("line 2: there is no position")
    return positions


def _position(line: int, row: dict[str, str]) -> Position:
    if None in row or None in row.values():
        raise InvalidPortfolio(f"line {line}: there must be {len(COLUMNS)} values")
    price = _number(line, "price", row["price"])
    if price < 0:
        raise InvalidPortfolio(f"line {line}: the price must not be negative")
    return Position(row["instrument"], row["counterparty"], _number(line, "quantity", row["quantity"]), price)


def _number(line: int, column: str, text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise InvalidPortfolio(f"line {line}: {column} is not a number: {text!r}") from None
    if not number.is_finite():
        raise InvalidPortfolio(f"line {line}: {column} is not a finite number: {text!r}")
    return number
