"use strict";
// Draws every chart of the page. The specification is data in the page; nothing is evaluated as code (ast), so that the
// page's policy needs no exception.
document.addEventListener("DOMContentLoaded", () => {
  for (const data of document.querySelectorAll("script.chart-data")) {
    const place = document.getElementById(data.dataset.for);
    const options = { ast: true, actions: false, renderer: "svg", defaultStyle: false, tooltip: { disableDefaultStyle: true } };
    vegaEmbed(place, JSON.parse(data.textContent), options).catch((error) => {
      place.textContent = String(error.message || error);
    });
  }
});
