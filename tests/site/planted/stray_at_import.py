"""Planted: a callback that belongs to no page, registered while the pages are imported."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

import dash
from dash import Input, Output

from dashapp.config import Config
from dashapp.factory import create_app


@dash.callback(Output("stray", "children"), Input("stray", "n_clicks"))  # noqa: TID251 - planted
def stray(_clicks):
    return "every name of the roster"


create_app(Config(secret_key="x" * 40, data_dir=Path(sys.argv[1])))
