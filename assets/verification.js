/* The verification page in the browser: which row is open, reasons from chips, the photo's size and turn,
   and whether anybody still sits here: a page left alone lets go of what it holds. */
(function () {
  "use strict";
  const PAGE = 50;
  const skip = () => window.dash_clientside.no_update;

  function pressed() {
    const context = window.dash_clientside.callback_context;
    const first = context.triggered[0];
    return first && first.value ? context.triggered_id : null;
  }

  /* Size and turn of the photo; another photo begins anew. */
  const STEPS = [1, 1.5, 2, 3, 4];
  let shown = null;
  let step = 0;
  let turn = 0;

  document.addEventListener("click", (event) => {
    const tool = event.target.closest && event.target.closest("[data-photo]");
    const photo = document.querySelector(".receipt-photo");
    if (!tool || !photo) return;
    if (photo.src !== shown) [shown, step, turn] = [photo.src, 0, 0];
    const act = tool.dataset.photo;
    if (act === "in") step = Math.min(step + 1, STEPS.length - 1);
    if (act === "out") step = Math.max(step - 1, 0);
    if (act === "turn") turn = (turn + 90) % 360;
    const frame = photo.parentElement;
    frame.style.setProperty("--zoom", STEPS[step]);
    frame.style.setProperty("--turn", `${turn}deg`);
    frame.classList.toggle("is-zoomed", step > 0);
    frame.classList.toggle("is-aside", turn % 180 !== 0);
    const stage = frame.parentElement;
    stage.scrollTo((stage.scrollWidth - stage.clientWidth) / 2, (stage.scrollHeight - stage.clientHeight) / 2);
  });

  /* The hold of the open purchase is renewed while somebody is here. */
  const IDLE_AFTER = 10 * 60 * 1000;
  const KEEP = "verification-keep";
  let touched = Date.now();
  let away = false;

  function rest() {
    const now = document.hidden || Date.now() - touched > IDLE_AFTER;
    if (now === away || !document.querySelector(".verification")) return;
    away = now;
    window.dash_clientside.set_props(KEEP, { disabled: away });
  }
  for (const name of ["pointerdown", "keydown", "scroll"]) {
    document.addEventListener(name, () => { touched = Date.now(); rest(); }, { capture: true, passive: true });
  }
  document.addEventListener("visibilitychange", rest);
  setInterval(rest, 30000);

  /* Where the columns lie below each other, a pressed row leads on to its receipt. */
  document.addEventListener("click", (event) => {
    if (!event.target.closest || !event.target.closest(".queue-row") || window.innerWidth >= 992) return;
    const receipt = document.querySelector(".verify-claim");
    if (receipt) receipt.scrollIntoView({ block: "start" });
  });

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    verification: {
      select() {
        const id = pressed();
        return id ? id.purchase : skip();
      },
      pickPart() {
        const id = pressed();
        return id ? id.value : skip();
      },
      /* "Tampilkan lebih banyak" adds a page; another order or part begins anew. */
      more(_clicks, _order, _part, limit) {
        const id = window.dash_clientside.callback_context.triggered_id;
        if (!id || id.type !== "verification-more") return PAGE;
        return pressed() ? limit + PAGE : skip();
      },
      suggest() {
        const id = pressed();
        return id ? id.value : skip();
      },
      keep: (value) => value,
      putAway() {
        const search = document.querySelector(".queue-search");
        if (search) search.open = false;
        return "";
      },
      closeBatch(clicks) {
        return clicks ? [false, true] : [skip(), skip()];
      },
      close(clicks) {
        return clicks ? [false, null] : [skip(), skip()];
      },
      forget(open) {
        return open ? [skip(), skip()] : ["", []];
      },
    },
  });
})();
