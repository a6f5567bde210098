"use strict";
// Names for the controls of Datasette's own pages that have none, and keys for tables that are wider than the window.
document.addEventListener("DOMContentLoaded", () => {
  const names = {
    "textarea#sql-editor": "SQL",
    'select[name^="_filter_column"]': "Column",
    'select[name^="_filter_op"]': "Operation",
    'input[name^="_filter_value"], .filter-value': "Value",
    'select[name^="_sort"], #sort_by': "Sort by",
  };
  for (const [selector, name] of Object.entries(names)) {
    document.querySelectorAll(selector).forEach((control) => {
      if (!control.labels || !control.labels.length) control.setAttribute("aria-label", name);
    });
  }
  document.querySelectorAll(".column-descriptions").forEach((list) => { list.tabIndex = 0; });
  document.querySelectorAll(".table-wrapper").forEach((wide) => {
    wide.tabIndex = 0;
    wide.setAttribute("role", "region");
    wide.setAttribute("aria-label", "Rows");
  });
});
