/* Keeps an open page fresh: hears the revision from /live, tells the page, and marks data as old.

   One stream per browser: six streams to one address would keep a seventh tab from loading at all.
   The visible tab that holds the lock listens and passes on what it hears; hidden tabs hold nothing.
   Where locks do not exist (plain http from another machine) each visible tab listens by itself.
   When the stream is refused or lost, the page asks /live/revision instead.

   Tells: dcc.Store "live-revision", and the window event "simadu:live" {detail: {revision}}.
   Old data: data-stale on <html>, with the quoted time in --stale. */
(function () {
  "use strict";
  if (!document.getElementById("_dash-config")) return; // not one of the live pages

  const POLL_EVERY = 2000;
  const TRY_STREAM_AGAIN = 60000;
  const OLD_AFTER = 60000;
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("simadu-live") : null;

  let told = null; // the revision that the page has
  let heardAt = Date.now();
  let etag = null;
  let source = null;
  let pollTimer = null;
  let retryTimer = null;
  let waiting = null; // AbortController of the request for the lock
  let letGo = null; // gives the lock back

  function ready() {
    return Boolean(
      window.dash_clientside && window.dash_clientside.set_props && document.getElementById("_pages_content"),
    );
  }

  function tell(revision) {
    if (!ready()) {
      setTimeout(() => tell(revision), 100);
      return;
    }
    if (revision === told) return;
    told = revision;
    window.dash_clientside.set_props("live-revision", { data: revision });
    window.dispatchEvent(new CustomEvent("simadu:live", { detail: { revision } }));
  }

  function hear(revision, passOn) {
    heardAt = Date.now();
    mark();
    tell(revision);
    if (passOn && channel) channel.postMessage(revision);
  }

  function mark() {
    const old = Date.now() - heardAt > OLD_AFTER;
    const root = document.documentElement;
    if (!old) {
      delete root.dataset.stale;
      return;
    }
    const shown = new Date(heardAt).toLocaleTimeString("id-ID", {
      hour: "2-digit",
      minute: "2-digit",
      timeZone: "Asia/Jakarta",
    });
    root.style.setProperty("--stale", '"' + shown.replace(":", ".") + '"');
    root.dataset.stale = "1";
  }

  function listen() {
    if (source) return;
    source = new EventSource("/live");
    source.onmessage = (event) => hear(event.data, true);
    source.addEventListener("ping", (event) => hear(event.data, true));
    source.onerror = () => {
      if (source && source.readyState === EventSource.CLOSED) {
        source = null;
        poll();
        retryTimer = setTimeout(() => {
          stopPolling();
          listen();
        }, TRY_STREAM_AGAIN);
      }
    };
  }

  function poll() {
    clearTimeout(pollTimer);
    ask().finally(() => {
      pollTimer = setTimeout(poll, POLL_EVERY + Math.random() * 500);
    });
  }

  async function ask() {
    const headers = etag ? { "If-None-Match": etag } : {};
    try {
      const answer = await fetch("/live/revision", { headers, cache: "no-store" });
      if (answer.status === 401) window.dispatchEvent(new Event("simadu:signed-out"));
      if (answer.status === 304) hear(told, true);
      if (answer.status !== 200) return;
      etag = answer.headers.get("ETag");
      hear((await answer.json()).revision, true);
    } catch {
      mark();
    }
  }

  function stopPolling() {
    clearTimeout(pollTimer);
    clearTimeout(retryTimer);
    pollTimer = null;
  }

  function begin() {
    ask(); // what was missed while hidden or while another tab listened
    if (!navigator.locks) {
      listen();
      return;
    }
    waiting = new AbortController();
    navigator.locks
      .request("simadu-live", { signal: waiting.signal }, () => {
        listen();
        return new Promise((resolve) => {
          letGo = resolve;
        });
      })
      .catch(() => {}); // given up while waiting
  }

  function end() {
    if (waiting) waiting.abort();
    if (letGo) letGo();
    waiting = letGo = null;
    stopPolling();
    if (source) source.close();
    source = null;
  }

  if (channel) channel.onmessage = (event) => hear(event.data, false);
  document.addEventListener("visibilitychange", () => {
    end();
    if (!document.hidden) begin();
  });
  window.addEventListener("pagehide", end);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && !document.hidden) begin();
  });
  setInterval(mark, 5000);
  if (!document.hidden) begin();
})();
