"use strict";
// A figure and its panel: choosing one shows the other. Without this script the links lead from one to the other.
(() => {
  const chosen = () => {
    const found = /^#([cf])(\d+)$/.exec(location.hash);
    document.querySelectorAll(".chosen").forEach((each) => each.classList.remove("chosen"));
    if (!found) return;
    const mark = document.getElementById("c" + found[2]);
    const panel = document.getElementById("f" + found[2]);
    if (mark) mark.classList.add("chosen");
    if (panel) panel.classList.add("chosen");
    document.body.classList.toggle("has-panel", Boolean(panel));
    if (found[1] === "c" && mark) {
      mark.scrollIntoView({ block: "center" });
      mark.focus({ preventScroll: true });
    }
  };
  document.querySelectorAll("a.figure").forEach((mark) => {
    mark.addEventListener("click", (event) => {
      event.preventDefault();
      history.replaceState(null, "", "#f" + mark.id.slice(1));
      chosen();
    });
  });
  document.documentElement.classList.add("scripted");
  window.addEventListener("hashchange", chosen);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !document.body.classList.contains("has-panel")) return;
    document.querySelectorAll(".panel.chosen").forEach((each) => each.classList.remove("chosen"));
    document.body.classList.remove("has-panel");
  });
  chosen();
})();
