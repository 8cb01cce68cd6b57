from decimal import Decimal

import pytest

from risk_report.measures import concentration, exposures, value_at_risk
from risk_report.portfolio import Position


def position(counterparty, value):
    return Position("X", counterparty, Decimal(value), Decimal(1))


def test_nets_what_is_owed_by_the_same_counterparty():
    assert exposures([position("A", 100), position("B", 70), position("A", -60), position("C", -5)]) == {
        "B": 70,
        "A": 40,
        "C": 0,
    }


@pytest.mark.parametrize(
    ("values", "expected"),
    [([100], "1"), ([50, 50], "0.5"), ([25, 25, 25, 25], "0.25"), ([90, 10], "0.82"), ([-10], "0"), ([], "0")],
)
def test_concentration(values, expected):
    assert concentration([position(str(i), value) for i, value in enumerate(values)]) == Decimal(expected)


def test_value_at_risk_is_the_loss_that_few_days_exceed():
    history = [day / 1000 for day in range(-50, 50)]

    assert value_at_risk(history, 0.95) == pytest.approx(0.045)
    assert value_at_risk(history, 0.99) == pytest.approx(0.049)
    assert value_at_risk([0.01, 0.02], 0.95) == 0


@pytest.mark.parametrize(("returns", "confidence"), [([], 0.95), ([0.1], 0), ([0.1], 1)])
def test_value_at_risk_needs_a_history_and_a_confidence(returns, confidence):
    with pytest.raises(ValueError, match="history|confidence"):
        value_at_risk(returns, confidence)
