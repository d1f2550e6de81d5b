/* Where dcc.Graph finds plotly.js: the small bundle, and only on pages that have a chart.
   The version in the address changes with the file, so that it may be cached for ever. */
Object.defineProperty(window, "_dashPlotlyJSURL", {
  get: () => "/assets/plotly/plotly-basic.min.js?v=4.1.1",
  set: () => {},
});
