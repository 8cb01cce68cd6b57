"""The report as a page."""

from jinja2 import Environment, StrictUndefined

from risk_report.measures import concentration, exposures
from risk_report.portfolio import Position

_PAGE = Environment(autoescape=True, undefined=StrictUndefined).from_string(
    """<!DOCTYPE html>
<title>Risk report</title>
<h1>Risk report</h1>
<p>{{ count }} positions, net value {{ '{:,.2f}'.format(value) }}, concentration {{ concentration }}</p>
<table>
<tr><th>Counterparty</th><th>Exposure</th></tr>
{% for name, exposure in exposures.items() -%}
<tr><td>{{ name }}</td><td>{{ '{:,.2f}'.format(exposure) }}</td></tr>
{% endfor -%}
</table>
"""
)


def render(positions: list[Position]) -> str:
    """Renders the report; what comes from the portfolio is escaped."""
    return _PAGE.render(
        count=len(positions),
        value=sum(position.value for position in positions),
        concentration=concentration(positions),
        exposures=exposures(positions),
    )
