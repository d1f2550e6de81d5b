"""Planted: callbacks that slip in after the application was made; does DKUPP get them?"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))

import dash
from dash import Input, Output

from dashapp import migrate
from dashapp.config import Config
from dashapp.factory import create_app
from tests.site.driver import browser, gate_of

app = create_app(Config(secret_key="x" * 40, data_dir=Path(sys.argv[1])))
migrate.upgrade()


@app.callback(Output("stray", "children"), Input("stray", "n_clicks"))
def by_the_application(_clicks):
    return "every name of the roster"


@dash.callback(Output("other", "children"), Input("stray", "n_clicks"))  # noqa: TID251 - planted
def by_the_module(_clicks):
    return "every name of the roster"


verifier = browser(app, "dkupp")
for name in ("stray", "other"):
    answer = verifier.fire(
        {
            "output": f"{name}.children",
            "outputs": {"id": name, "property": "children"},
            "inputs": [{"id": "stray", "property": "n_clicks", "value": 1}],
            "changedPropIds": ["stray.n_clicks"],
        }
    )
    sys.stdout.write(f"{name} {answer.status_code}\n")
unguarded = set(app.callback_map) - set(gate_of(app).guards) - set(gate_of(app).hidden)
sys.stdout.write(f"unguarded {sorted(unguarded)}\n")
