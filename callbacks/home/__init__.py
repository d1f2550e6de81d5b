"""What happens on the home page: browse, fill in, send; and the panel and charts that follow."""

from callbacks.home import basket, charts, entry, gallery, order, panel

__all__ = ["basket", "charts", "entry", "gallery", "order", "panel"]
