"""An OPD's spending at UMKM by month, in millions of rupiah; the month in view is darker."""

from collections.abc import Sequence

import plotly.graph_objects as go

from dashapp.domain import rupiah
from dashapp.figures import theme

HEIGHT = 128  # px
MILLION = 1_000_000


def spending_bars(months: Sequence[tuple[str, int]]) -> go.Figure:
    """One bar per month (short name, rupiah), the last one in view; rounded down to 100,000."""
    names = [name for name, _amount in months]
    amounts = [amount / MILLION for _name, amount in months]
    last = len(months) - 1
    top = max([0.1, *amounts])
    return go.Figure(
        data=go.Bar(
            x=list(range(len(months))),
            y=amounts,
            text=[_bold(millions(amount), at == last) for at, (_n, amount) in enumerate(months)],
            textposition="outside",
            textfont={"size": 13, "color": theme.INK_2},
            width=0.6,
            marker={
                "color": [
                    theme.HONEY if at == last else theme.HONEY_PALE for at in range(last + 1)
                ],
                "line": {"width": 1, "color": theme.HONEY_EDGE},
                "cornerradius": 4,
            },
            cliponaxis=False,
            hovertext=[f"{name}: {rupiah.write(amount)}" for name, amount in months],
            hoverinfo="text",
        ),
        layout=theme.layout(
            HEIGHT,
            margin={"l": 0, "r": 0, "t": 20, "b": 22},
            xaxis={
                "range": [-0.6, max(len(months), 4) - 0.4],
                "showticklabels": True,
                "tickvals": list(range(len(months))),
                "ticktext": [_bold(name, at == last) for at, name in enumerate(names)],
            },
            yaxis={"range": [0, top]},
        ),
    )


def millions(amount: int) -> str:
    """3,2: rounded down, as all sums in narrow places; 0 for nothing."""
    tenths = amount * 10 // MILLION
    return f"{tenths // 10},{tenths % 10}" if amount else "0"


def _bold(text: str, on: bool) -> str:
    return f"<b>{text}</b>" if on else text
