extension Script {
    /// What the browser keeps of what somebody typed: by person and address, no more and no longer than this.
    ///
    /// Only forms of members say whose they are. A draft ends when its form has been taken or its member signs out, which the
    /// next page in the same tab tells.
    static let keeping = #"""
        const draftAge = 30 * 24 * 3600 * 1000;
        const [mostDrafts, longestDraft] = [40, 500000];
        const draftKey = (whose, path = location.pathname) =>
          `shirube-draft:${whose}:${path.replace(/^\/(en|seireki)(?=\/)/, "")}`;
        const readDraft = (key) => {
          try {
            const draft = JSON.parse(localStorage.getItem(key));
            return Array.isArray(draft?.list) && draft;
          } catch { return false; }
        };
        const dropDraft = (key) => {
          try { localStorage.removeItem(key); } catch { /* There is none. */ }
        };
        // Each of the list is a field's name, what was typed, and over what. `at` is when it was typed.
        const writeDraft = (key, list) => {
          if (!list.length) return dropDraft(key);
          const text = JSON.stringify({ at: Date.now(), list });
          if (text.length > longestDraft) return;
          try { localStorage.setItem(key, text); } catch { /* A browser without room saves through the server alone. */ }
        };
        const draftKeys = (whose = "") => {
          try {
            return Object.keys(localStorage).filter((key) => key.startsWith(`shirube-draft:${whose}`));
          } catch { return []; }
        };
        // What this tab has sent off, or that its member leaves: the next page in it tells whether that was done.
        const [sentKey, leftKey] = ["shirube-sent", "shirube-left"];
        const remember = (name, value) => {
          try { sessionStorage.setItem(name, JSON.stringify({ at: Date.now(), value })); } catch { /* The draft stays. */ }
        };
        const recall = (name) => {
          try {
            const told = JSON.parse(sessionStorage.getItem(name));
            sessionStorage.removeItem(name);
            return told && Date.now() - told.at < 60000 ? told.value : undefined;
          } catch { return undefined; }
        };
        const settleDrafts = () => {
          const [sent, left] = [recall(sentKey), recall(leftKey)];
          const isDone = document.querySelector("[data-done]");
          if (sent && isDone) dropDraft(sent);
          if (left && isDone && !document.querySelector("[data-leaves]")) draftKeys(left + ":").forEach(dropDraft);
          const kept = [];
          for (const key of draftKeys()) {
            const draft = readDraft(key);
            if (!draft || Date.now() - draft.at > draftAge) dropDraft(key); else kept.push([draft.at, key]);
          }
          kept.sort(([one], [other]) => other - one);
          kept.slice(mostDrafts).forEach(([, key]) => dropDraft(key));
        };
        settleDrafts();
        document.addEventListener("submit", (event) => {
          const whose = event.target.dataset.leaves;
          if (whose) remember(leftKey, whose);
        });
        const isBox = (field) => field.matches("[type=checkbox], [type=radio]");
        const typed = "textarea, select, input:is([type=text], [type=date], [type=email], [type=checkbox], [type=radio])";
        const keepTyped = (form) => {
          const key = draftKey(form.dataset.keeps, new URL(form.getAttribute("action"), location.href).pathname);
          const fields = [...form.elements].filter((field) => field.name && field.matches(typed));
          // A row of a grid is known by what it is about, as others may come before it.
          const nameOf = (field) => {
            const [, row, rest] = /^(row-\d+)(.*)$/.exec(field.name) || [];
            const about = form.elements[`${row}-of`];
            return (about ? about.value + (rest || "") : field.name) + (isBox(field) ? "=" + field.value : "");
          };
          const valueOf = (field) => isBox(field) ? String(field.checked) : field.value;
          // As the page came: a browser may put back by itself what was typed.
          const given = (field) => {
            if (isBox(field)) return String(field.defaultChecked);
            if (field.tagName !== "SELECT") return field.defaultValue;
            return ([...field.options].find((choice) => choice.defaultSelected) || field.options[0])?.value ?? "";
          };
          const put = (field, value) => {
            if (isBox(field)) field.checked = value === "true"; else field.value = value;
          };
          const kept = new Map((readDraft(key).list || []).map(([name, value, over]) => [name, { value, over }]));
          // What came back with a mistake was typed over what was there before.
          const over = new Map(fields.map((field) => {
            const [name, value] = [nameOf(field), given(field)];
            return [name, kept.get(name)?.value === value ? kept.get(name).over : value];
          }));
          let apart = [];
          const keep = () => {
            const list = fields.map((field) => [nameOf(field), valueOf(field), over.get(nameOf(field))]);
            writeDraft(key, [...list.filter(([, value, before]) => value !== before), ...apart]);
          };
          form.addEventListener("input", keep);
          form.addEventListener("change", keep);
          form.addEventListener("submit", () => remember(sentKey, key));
          const showApart = (field, value) => {
            const note = document.createElement("div");
            const words = document.createElement("p");
            words.textContent = english
              ? "Changed by somebody since. This is what you had typed, and did not send:"
              : "この欄はその後に変更されています。あなたが入力して、送っていなかった内容：";
            const text = Object.assign(document.createElement("textarea"), { value, readOnly: true, rows: 2, className: "input-full" });
            text.setAttribute("aria-label", words.textContent);
            note.className = "draft-apart";
            note.append(words, text);
            field.after(note);
          };
          const back = [];
          for (const field of fields) {
            const [name, draft] = [nameOf(field), kept.get(nameOf(field))];
            if (!draft || draft.value === given(field)) continue;
            if (draft.over === over.get(name)) back.push([field, draft.value]);
            else if (!isBox(field)) apart.push([name, draft.value, draft.over, field]);
          }
          if (!back.length && !apart.length) return;
          for (const [field, value] of back) put(field, value);
          for (const [, value, , field] of apart) showApart(field, value);
          apart = apart.map((entry) => entry.slice(0, 3));
          for (let part = form.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
          for (const [field] of back) field.closest("details")?.setAttribute("open", "");
          const [note, words, button] = ["div", "p", "button"].map((name) => document.createElement(name));
          note.className = "draft-note";
          words.setAttribute("role", "status");
          if (back.length) {
            words.textContent = english
              ? "What this browser had kept is put back. It has not been sent yet."
              : "この端末に残っていた入力を戻しました。まだ送っていません。";
          } else {
            words.textContent = english
              ? "What this browser had kept stands below fields that were changed since."
              : "この端末に残っていた入力は、その後に変更された欄の下に示しています。";
          }
          Object.assign(button, { type: "button", className: "button-other", textContent: english ? "Discard it" : "残っていた入力を消す" });
          button.addEventListener("click", () => {
            for (const [field] of back) put(field, given(field));
            for (const part of form.querySelectorAll(".draft-apart")) part.remove();
            apart = [];
            keep();
            note.remove();
            fields[0]?.focus();
          });
          note.append(words, button);
          form.prepend(note);
        };
        for (const form of document.querySelectorAll("form[data-keeps]")) keepTyped(form);
        """#
}
