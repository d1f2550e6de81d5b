"""What happens on the home page: browse, fill in, send; and the panel and charts that follow."""

from callbacks.home import charts, entry, gallery, order, panel

__all__ = ["charts", "entry", "gallery", "order", "panel"]
