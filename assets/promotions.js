/* Promotions in the browser: how many signs were typed, the UMKM chosen so far, which part a phone shows. */
(function () {
  "use strict";
  const FIELD = "promotions-seller";
  const PICKED = "promotions-picked";
  const MOST = 140;
  const set = (id, props) => window.dash_clientside.set_props(id, props);

  function chosen() {
    const found = window.dash_component_api && window.dash_component_api.getLayout(PICKED);
    return (found && found.props && found.props.data) || [];
  }

  /* A name of the list becomes a chip; anything else stays in the field. */
  function take(box) {
    const name = box.value.trim();
    const known = [...box.list.options].some((option) => option.value === name);
    if (!known) return false;
    const names = chosen();
    if (!names.includes(name)) set(PICKED, { data: [...names, name] });
    set(FIELD, { value: "" });
    return true;
  }

  const isField = (event) => event.target.id === FIELD && event.target.list;

  document.addEventListener("input", (event) => {
    // chosen from the list, not typed up to it: "Kopi" may go on to "Kopi Tiris"
    if (isField(event) && !/^(insertText|deleteContent|insertComposition)/.test(event.inputType || "")) take(event.target);
  });
  document.addEventListener("change", (event) => isField(event) && take(event.target));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && isField(event)) {
      take(event.target);
      event.preventDefault();
    }
  });
  document.addEventListener("click", (event) => {
    const drop = event.target.closest && event.target.closest(".promo-drop");
    if (!drop) return;
    set(PICKED, { data: chosen().filter((name) => name !== drop.dataset.name) });
    document.getElementById(FIELD).focus();
  });

  const html = (type, props) => ({ namespace: "dash_html_components", type, props });

  function chips(names) {
    return (names || []).map((name) =>
      html("Span", {
        className: "promo-chip",
        children: [
          html("Span", { className: "ellipsis", children: name }),
          html("Button", {
            type: "button",
            className: "promo-drop",
            "aria-label": `Hapus ${name}`,
            "data-name": name,
            children: html("I", { className: "icon icon-x", "aria-hidden": "true" }),
          }),
        ],
      }),
    );
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    promotions: {
      chips,
      count: (text) => `${[...(text || "")].length}/${MOST}`,
      part: (value) => `promo-columns shows-${value}`,
      close: (clicks) => (clicks ? false : window.dash_clientside.no_update),
    },
  });
})();
