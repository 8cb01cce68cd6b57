"""Measures of risk."""

import math
from collections import defaultdict
from decimal import Decimal

from risk_report.portfolio import Position


def exposures(positions: list[Position]) -> dict[str, Decimal]:
    """Net exposure to each counterparty, largest first; a negative one counts as none."""
    net: dict[str, Decimal] = defaultdict(Decimal)
    for position in positions:
        net[position.counterparty] += position.value
    floored = {name: max(value, Decimal(0)) for name, value in net.items()}
    return dict(sorted(floored.items(), key=lambda item: (-item[1], item[0])))


def concentration(positions: list[Position]) -> Decimal:
    """Herfindahl index of the exposures: 1 if all is with one counterparty, near 0 if it is spread."""
    values = exposures(positions).values()
    total = sum(values)
    if total == 0:
        return Decimal(0)
    return sum((value / total) ** 2 for value in values).quantize(Decimal("0.0001"))


def value_at_risk(returns: list[float], confidence: float) -> float:
    """Historical value at risk: the loss, as a share, that only 1 - confidence of the days exceeded.

    0 if even such a day was a gain.
    """
    if not returns:
        raise ValueError("there is no history of returns")
    if not 0 < confidence < 1:
        raise ValueError(f"confidence must be between 0 and 1 but is {confidence}")
    losses = sorted(-value for value in returns)
    rank = math.ceil(round(confidence * len(losses), 9))
    return max(losses[rank - 1], 0.0)
