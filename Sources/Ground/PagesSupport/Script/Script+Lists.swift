extension Script {
    /// Takes what a link or a form of a list leads to into the present page.
    static let swap = #"""
        // Filled after the page was shown, or screen readers would not tell it.
        const voice = document.createElement("p");
        voice.className = "visually-hidden";
        voice.setAttribute("role", "status");
        const outside = ["title", "h1", "nav.breadcrumbs", ".reading-links", "nav.years", ".data-links"];
        const take = (page, focus) => {
          for (const part of outside) {
            const [mine, other] = [document.querySelector(part), page.querySelector(part)];
            if (mine && other) mine.replaceWith(other);
            else if (mine) mine.remove();
            else if (other) document.querySelector("main").append(other);
          }
          byId("results").replaceWith(byId("results", page));
          sortable(byId("results"));
          const hits = document.querySelector("#results .hits");
          voice.textContent = "";
          setTimeout(() => { voice.textContent = hits ? hits.textContent : ""; }, 100);
          const next = focus && document.querySelector(focus);
          if (next) next.focus({ preventScroll: true });
        };
        // Whoever asks again before the answer came wants the later one.
        let latest = 0;
        const show = async (address, focus) => {
          const [turn, asked] = [latest += 1, new URL(address, location.href)];
          let [page, url] = await readPage(asked.pathname + asked.search);
          if (!byId("results", page)) throw new Error("no list");
          const kind = given(url.search).get("show");
          // Where nobody did, a list of its own has the kind.
          if (kind && !byId("results", page).dataset.query) {
            [page] = await readPage(new URL(`../lists/${encodeURIComponent(kind)}/`, url).pathname);
          }
          await answerIfNobodyDid(page, url);
          if (turn !== latest) return "";
          take(page, focus);
          return url.pathname + url.search + asked.hash;
        };
        const follow = async (address, focus) => {
          try {
            const shown = await show(address, focus);
            if (shown) history.pushState({ list: true }, "", shown);
          } catch { location.assign(address); }
        };
        document.addEventListener("click", (event) => {
          const link = event.target.closest("#results nav a, #results a.reset");
          if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
          event.preventDefault();
          const bar = link.closest("nav");
          const kind = bar ? "." + bar.className.split(" ").pop() : "";
          const place = bar ? [...bar.querySelectorAll("a")].indexOf(link) + 1 : 0;
          follow(link.href, bar ? `#results nav${kind} li:nth-child(${place}) a` : "#results summary");
        });
        document.addEventListener("submit", (event) => {
          const form = event.target.closest("#results form");
          if (!form) return;
          event.preventDefault();
          const query = given(new URLSearchParams(new FormData(form)).toString()).toString();
          follow(form.getAttribute("action") + (query ? "?" + query : ""), "#results form button");
        });
        addEventListener("popstate", () => {
          if (byId("results")) show(location.href).catch(() => location.reload());
        });
        """#

    /// Fulfils the conditions of an address whose server did not: files know nothing of what stands behind a question mark.
    static let filter = #"""
        // As the server compares.
        const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s()]/g, "")
          .replace(/[\u2010-\u2015\u2212\u2500\u30fc]/g, "-").replace(/[\u3007\u25ef]/g, "\u25cb");
        const below = (select, value) => {
          const options = [...select.options].map((option) => [option.value, /^\u3000*/.exec(option.text)[0].length]);
          const start = options.findIndex(([own]) => own === value);
          if (start < 0) return new Set();
          let end = start + 1;
          while (end < options.length && options[end][1] > options[start][1]) end += 1;
          return new Set(options.slice(start, end).map(([own]) => own));
        };
        const answerIfNobodyDid = async (page, url) => {
          const [results, query] = [byId("results", page), given(url.search)];
          const form = results && results.querySelector("form.filter");
          if (!form || results.dataset.query || ![...query].length) return;
          // The same data serve all readings, so they stand in one place.
          const link = page.querySelector(".data-links a[href$='/data.json']");
          const data = (await readData(link.getAttribute("href"))).tables.measures;
          const rows = [...results.querySelectorAll("#measures tbody tr")];
          if (rows.length !== data.length) return;
          for (const [name, value] of query) {
            const field = form.elements[name];
            if (field && field.type === "checkbox") field.checked = true;
            else if (field) field.value = value;
          }
          // Its files have everything that the page had.
          link.closest(".data-links").remove();
          const nodes = query.get("node") && below(form.elements.node, query.get("node"));
          const units = query.get("unit") && below(form.elements.unit, query.get("unit"));
          const words = plain(query.get("q") || "");
          const kept = data.filter((entry, index) => {
            const list = (text) => (text || "").split(";");
            const name = rows[index].cells[0].querySelector("a").textContent;
            const texts = [entry.number, entry.name, name, entry.indicator, rows[index].cells[1].textContent];
            const holds = (!query.get("rating") || entry.rating === query.get("rating"))
              && (!query.get("audience") || list(entry.audience).includes(query.get("audience")))
              && (!nodes || [entry.node, ...(query.get("relisted") ? [] : list(entry.also_under))].some((node) => nodes.has(node)))
              && (!units || list(entry.units).some((unit) => units.has(unit)))
              && texts.some((text) => plain(text || "").includes(words));
            if (!holds) rows[index].remove();
            return holds;
          });
          const counts = [kept.length, new Set(kept.map((entry) => entry.measure)).size];
          const hits = results.querySelector(".hits");
          hits.textContent = hits.textContent.replace(/\d+/g, () => counts.shift());
          for (const bar of results.querySelectorAll("nav.orders, nav.selections [aria-current]")) {
            if (bar.matches("nav")) bar.remove(); else bar.removeAttribute("aria-current");
          }
          form.closest("details").open = true;
          results.dataset.query = query.toString();
        };
        """#
}
