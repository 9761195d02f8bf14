extension Script {
    /// Searches in the data of the plans where the server of the search page is only a file server.
    static let search = #"""
        const searchIfNobodyDid = async () => {
          const [place, query] = [byId("search-results"), given(location.search)];
          const form = document.querySelector("main form[role=search]");
          if (!place || !form || place.dataset.query || !query.get("q")) return;
          form.elements.q.value = query.get("q");
          if (query.get("plan")) form.elements.plan.value = query.get("plan");
          const words = fold(query.get("q")).split(/\s+/).filter(Boolean);
          const plans = [...form.elements.plan.options].filter((option) =>
            option.dataset.index && (!query.get("plan") || option.value === query.get("plan")));
          const list = document.createElement("ol");
          list.className = "results";
          for (const plan of plans) {
            const found = new Map();
            for (const entry of (await readData(plan.dataset.index)).tables.measures) {
              const text = fold([entry.number, entry.name, entry.indicator].join(" "));
              // The last year that has a figure, or the first of all.
              if (!words.every((word) => text.includes(word)) || (found.has(entry.measure) && !entry.actual)) continue;
              found.set(entry.measure, entry);
            }
            for (const entry of found.values()) {
              const link = document.createElement("a");
              link.href = `${plan.dataset.root}${entry.year}/measures/${entry.measure}/`;
              link.textContent = `${entry.number} ${entry.name}`;
              const [item, hint] = [document.createElement("li"), document.createElement("p")];
              hint.className = "snippet";
              hint.textContent = `${plan.text} ${entry.indicator || ""}`;
              item.append(link, hint);
              list.append(item);
            }
          }
          const hits = document.createElement("p");
          hits.className = "hits";
          hits.textContent = english ? `${list.children.length} found.` : `${list.children.length}件見つかりました。`;
          place.replaceChildren(hits, list);
          setTimeout(() => { voice.textContent = hits.textContent; }, 100);
          place.dataset.query = query.toString();
        };
        """#

    /// Sorts tables that have no links to do so by a press on the head of a column.
    static let sort = #"""
        const value = (row, column) => (row.cells[column]?.innerText ?? "").trim();
        const number = (text) => {
          const found = /^[^\d]*?([－▲+＋-]?)\s*(\d[\d,]*(?:\.\d+)?)/.exec(text);
          return found ? (/[－▲-]/.test(found[1]) ? -1 : 1) * Number(found[2].replaceAll(",", "")) : NaN;
        };
        const compare = (one, other, isNumber) => {
          if (isNumber) {
            const [first, second] = [number(one), number(other)];
            if (Number.isNaN(first) || Number.isNaN(second)) return Number.isNaN(first) - Number.isNaN(second);
            return first - second;
          }
          return one < other ? -1 : one > other ? 1 : 0;
        };
        const sortBy = (table, head, column) => {
          const down = head.getAttribute("aria-sort") === "ascending";
          for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
          head.setAttribute("aria-sort", down ? "descending" : "ascending");
          const isNumber = head.classList.contains("number");
          const rows = [...table.tBodies[0].rows].map((row) => [row, value(row, column)]);
          const [filled, empty] = [rows.filter(([, text]) => text), rows.filter(([, text]) => !text)];
          filled.sort((one, other) => (down ? -1 : 1) * compare(one[1], other[1], isNumber));
          table.tBodies[0].append(...filled.concat(empty).map(([row]) => row));
        };
        const sortable = (within) => {
          for (const table of within.querySelectorAll(".table-region table")) {
            if (table.closest("#results")?.querySelector("nav.orders") || !table.tHead) continue;
            // A total, a tree and what happened have their places.
            if (table.tBodies[0].rows.length < 3 || table.matches("#coverage-table, #units, #grid, #history, #events, #outcomes")) continue;
            [...table.tHead.rows[0].cells].forEach((head, column) => {
              // A list of several values has no order.
              const list = `:scope > tr > :nth-child(${column + 1}) ul`;
              if (head.querySelector("button") || table.tBodies[0].querySelector(list)) return;
              const button = document.createElement("button");
              button.className = "sort";
              button.type = "button";
              button.append(...head.childNodes);
              button.addEventListener("click", () => sortBy(table, head, column));
              head.append(button);
            });
          }
        };
        // Chromium repeats the head of a table on each sheet without the buttons in it.
        addEventListener("beforeprint", () => {
          for (const button of document.querySelectorAll("button.sort")) button.replaceWith(...button.childNodes);
        });
        addEventListener("afterprint", () => sortable(document));
        document.body.append(voice);
        sortable(document);
        if (byId("results") && !byId("results").dataset.query && given(location.search).size) {
          show(location.href).catch(() => {});
        }
        searchIfNobodyDid().catch(() => {});
        """#
}
