(function () {
  "use strict";
  var form = document.getElementById("filter");
  if (!form) return;
  form.hidden = false;
  var rows = Array.from(document.querySelectorAll("[data-row]"));
  var texts = rows.map(function (row) { return (row.getAttribute("data-text") || row.textContent).toLowerCase(); });
  var lists = Array.from(document.querySelectorAll("[data-list]"));
  var count = document.getElementById("shown");
  function apply() {
    var words = form.elements.search.value.toLowerCase().split(/\s+/).filter(Boolean);
    var wanted = Array.from(form.querySelectorAll("select")).filter(function (choice) { return choice.value !== ""; });
    var shown = 0;
    rows.forEach(function (row, index) {
      var fits = wanted.every(function (choice) {
        return (" " + (row.getAttribute("data-" + choice.name) || "") + " ").includes(" " + choice.value + " ");
      }) && words.every(function (word) { return texts[index].includes(word); });
      row.toggleAttribute("hidden", !fits);
      if (fits && row.localName === "tr") shown += 1;
    });
    lists.forEach(function (list) {
      list.toggleAttribute("hidden", !list.querySelector("[data-row]:not([hidden])"));
    });
    count.textContent = words.length || wanted.length ? shown + (shown === 1 ? " row fits" : " rows fit") : "";
  }
  form.addEventListener("input", apply);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { setTimeout(apply, 0); });
  apply();
})();
