extension Script {
    /// Saves a form as one goes, keeps what cannot be sent in the browser, and puts it back when the page is opened again.
    ///
    /// Each field knows the version in which it was last seen: what others wrote meanwhile is shown where nobody types, and
    /// is a conflict, never overwritten, where somebody does.
    static let drafts = #"""
        const draftForm = document.querySelector("form[data-draft]");
        const settledForm = document.querySelector("form[data-settles]");
        const keepDrafts = (form) => {
          const key = draftKey(form.dataset.draft);
          const state = byId("save-state");
          const say = (japanese, inEnglish) => { state.textContent = english ? inEnglish : japanese; };
          const controls = () => [...form.elements].filter((field) => field.name && field.id.startsWith("field-"));
          const seen = (name, within) => (within.elements[`${name}-seen`] || within.elements.version).value;
          const setSeen = (name, version) => {
            let field = form.elements[`${name}-seen`];
            if (!field) {
              field = Object.assign(document.createElement("input"), { type: "hidden", name: `${name}-seen` });
              form.append(field);
            }
            field.value = version;
          };
          // What the server has; what it did not take; and who waits for an answer.
          const saved = new Map(controls().map((field) => [field.name, field.value]));
          const refused = new Map(controls().filter((field) => field.hasAttribute("aria-invalid"))
            .map((field) => [field.name, field.value]));
          const changed = () => controls().filter(({ name, value }) => value !== saved.get(name));
          const unsent = () => changed().filter(({ name, value }) => value !== refused.get(name));
          let [under, timer, isStopped, isSignedOut] = [null, 0, false, false];
          const keep = () => {
            writeDraft(key, changed().map(({ name, value }) => [name, value, seen(name, form)]));
          };
          const copyErrors = (field, other) => {
            const [mine, theirs] = [field.closest(".form-field"), other.closest(".form-field")];
            mine.className = theirs.className;
            mine.querySelector(".field-error")?.remove();
            const error = theirs.querySelector(".field-error");
            if (error) field.before(error.cloneNode(true));
            for (const name of ["aria-invalid", "aria-describedby"]) {
              if (other.hasAttribute(name)) field.setAttribute(name, other.getAttribute(name)); else field.removeAttribute(name);
            }
          };
          // `known` is what the fields held when the page was asked for; others are left alone. A form that comes back refused
          // names the version of what it saved; what stands beside a mistake in the same answer is not saved either.
          const takeIn = (page, known, isRefusal) => {
            const other = page.querySelector("form[data-draft]");
            for (const field of controls()) {
              const [name, theirs] = [field.name, other.elements[field.name]];
              if (!theirs || !known.has(name)) continue;
              const [before, version] = [known.get(name), seen(name, other)];
              const isEdited = field.value !== before;
              if (!isEdited) copyErrors(field, theirs);
              if (theirs.hasAttribute("aria-invalid") || isRefusal && !other.elements[`${name}-seen`]) {
                refused.set(name, before);
              } else if (!isEdited && document.activeElement !== field) {
                field.value = theirs.value;
                saved.set(name, field.value);
                setSeen(name, version);
              } else if (before !== saved.get(name)) {
                saved.set(name, before);
                setSeen(name, version);
              }
            }
            for (const part of page.querySelectorAll("[data-live]")) {
              const mine = byId(part.id);
              if (!mine) continue;
              const isOpen = mine.querySelector("details[open]");
              if (isOpen) part.querySelector("details")?.setAttribute("open", "");
              mine.replaceWith(part);
            }
          };
          const values = (fields) => new Map(fields.map(({ name, value }) => [name, value]));
          const pageOf = async (answer) => {
            const page = new DOMParser().parseFromString(await answer.text(), "text/html");
            return page.querySelector("form[data-draft]") && page;
          };
          // What follows from what was saved, and what others wrote meanwhile; the latest look counts.
          let looks = 0;
          const look = async () => {
            const number = ++looks;
            const known = values(controls().filter(({ name, value }) => value === saved.get(name)));
            try {
              const answer = await fetch(form.getAttribute("action"), { credentials: "same-origin" });
              const page = answer.ok && await pageOf(answer);
              if (page && number === looks) takeIn(page, known);
            } catch { /* The next save looks again. */ }
          };
          const clearErrors = (field) => {
            const part = field.closest(".form-field");
            part.classList.remove("form-field-wrong");
            part.querySelector(".field-error")?.remove();
            field.removeAttribute("aria-invalid");
            const about = (field.getAttribute("aria-describedby") || "").split(" ").filter((id) => id && byId(id));
            if (about.length) field.setAttribute("aria-describedby", about.join(" ")); else field.removeAttribute("aria-describedby");
          };
          const noteSaved = (version, sent) => {
            for (const field of controls()) {
              const [name, value] = [field.name, sent.get(field.name)];
              if (value === undefined || value === saved.get(name)) continue;
              saved.set(name, value);
              setSeen(name, version);
              if (field.value === value) clearErrors(field);
            }
          };
          const lost = (status) => {
            isSignedOut = status === 403;
            isStopped = status === 409 || isSignedOut;
            if (status === 409) {
              say("ほかの人が同じ欄を変更しました。「保存」を押して、残すほうを選んでください。", "Somebody else changed the same field. Press “Save” to choose what is kept.");
            } else if (status === 403) {
              say("ログインが切れました。入力はこの端末に残っています。", "You are signed out. What you typed is kept in this browser. ");
              const link = document.createElement("a");
              link.href = `${english ? "/en" : ""}/office/sign-in/?next=${encodeURIComponent(location.pathname)}`;
              link.textContent = english ? "Sign in again" : "ログインし直す";
              state.append(link);
            } else if (status) {
              say("保存できませんでした。入力はこの端末に残しています。しばらくして送り直します。", "It could not be saved. What you typed is kept in this browser and sent again later.");
            } else {
              say("接続が切れています。入力はこの端末に残しています。つながったら保存します。", "There is no connection. What you typed is kept in this browser and saved when it is back.");
            }
          };
          const send = async (extra) => {
            const sent = values(controls());
            const data = new URLSearchParams(new FormData(form));
            const random = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16)).join("-");
            data.delete("form-texts");
            for (const [name, value] of [["request", random], ["draft", "yes"], ...extra]) data.set(name, value);
            let status = 0;
            try {
              const answer = await fetch(form.getAttribute("action"), { method: "POST", body: data, credentials: "same-origin" });
              status = answer.status;
              if (status !== 200 && status !== 422) throw new Error("not saved");
              if (answer.headers.get("Content-Type") === "application/json") {
                noteSaved((await answer.json()).version, sent);
                look();
              } else {
                const page = await pageOf(answer);
                if (!page) throw new Error("not saved");
                looks += 1;
                takeIn(page, sent, status === 422);
              }
            } catch {
              keep();
              lost(status === 200 ? 500 : status);
              if (!isStopped) plan(5000);
              return false;
            }
            keep();
            const time = new Date().toTimeString().slice(0, 5);
            if (unsent().length) plan(2000);
            else if (changed().length) say("直す欄があります。ほかの欄は保存しました。", "Something has to be corrected; everything else is saved.");
            else say(`保存しました（${time}）`, `Saved (${time})`);
            return true;
          };
          // One at a time, and the latest state once more after it.
          const save = async (...extra) => {
            while (under) await under;
            if (isStopped || (!extra.length && !unsent().length)) return !isStopped;
            under = send(extra);
            const isDone = await under;
            under = null;
            return isDone;
          };
          const plan = (delay) => {
            clearTimeout(timer);
            timer = setTimeout(save, delay);
          };
          form.addEventListener("input", () => {
            keep();
            if (isStopped) return;
            if (navigator.onLine !== false) say("入力中（まだ保存していません）", "Typing (not saved yet)");
            plan(2000);
          });
          form.addEventListener("change", () => plan(0));
          addEventListener("online", () => save());
          form.addEventListener("submit", async (event) => {
            const button = event.submitter;
            if (form.dataset.sent || isStopped) { form.removeAttribute("data-sent"); return; }
            event.preventDefault();
            clearTimeout(timer);
            if (button?.name === "take") {
              if (await save(["take", button.value])) byId(`field-${button.value}`)?.focus();
              return;
            }
            // Signed out, what this browser has kept is all there is.
            if (!await save() && !isStopped || isSignedOut) return;
            dropDraft(key);
            form.dataset.sent = "yes";
            // A form is not sent while it still tells that it is about to be.
            setTimeout(() => form.requestSubmit(button), 0);
          });
          const putBack = () => {
            const list = readDraft(key).list || [];
            const lost = list.filter(([name, value]) => saved.has(name) && saved.get(name) !== value && !refused.has(name));
            if (!lost.length) return;
            const version = form.elements.version.value;
            for (const { name } of controls()) setSeen(name, seen(name, form));
            form.elements.version.value = Math.min(version, ...lost.map(([, , old]) => Number(old)));
            for (const [name, value, old] of lost) {
              form.elements[name].value = value;
              setSeen(name, old);
            }
            say("この端末に残っていた入力を戻しました。", "What this browser had kept is put back.");
            plan(500);
          };
          putBack();
          const open = document.querySelector("#heartbeat form");
          // A form that nobody touches is no work, and must not keep a session alive at a desk that somebody left.
          let isTouched = true;
          const beat = () => {
            if (!isTouched || document.visibilityState !== "visible") return;
            isTouched = false;
            const body = new URLSearchParams(new FormData(open));
            fetch(open.getAttribute("action"), { method: "POST", body, credentials: "same-origin" }).catch(() => {});
          };
          if (open) {
            for (const kind of ["input", "keydown", "pointerdown", "pointermove", "wheel", "scroll"]) {
              addEventListener(kind, () => { isTouched = true; }, { capture: true, passive: true });
            }
            beat();
            setInterval(beat, 60000);
          }
        };
        if (draftForm && byId("save-state")) keepDrafts(draftForm);
        if (settledForm) dropDraft(draftKey(settledForm.dataset.settles));
        """#

    /// Moves between the fields of a grid with the keys of a spreadsheet, and takes a block that was copied from one.
    static let grid = #"""
        const grid = byId("grid");
        const cellAt = (row, column) => grid.querySelector(`[data-cell="${row},${column}"]`);
        const placeOf = (field) => field.dataset.cell.split(",").map(Number);
        const put = (field, text) => {
          if (field.tagName !== "SELECT") field.value = text.trim();
          else field.value = [...field.options].find((option) => option.text === text.trim())?.value ?? field.value;
          field.dispatchEvent(new Event("input", { bubbles: true }));
        };
        grid?.addEventListener("keydown", (event) => {
          const field = event.target.closest("[data-cell]");
          if (!field || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
          const isText = field.tagName === "INPUT";
          const [row, column] = placeOf(field);
          const step = event.key === "Enter" ? (event.shiftKey ? -1 : 1)
            : isText && event.key === "ArrowDown" ? 1 : isText && event.key === "ArrowUp" ? -1 : 0;
          if (!step) return;
          event.preventDefault();
          // Rows that cannot be filled in have no fields.
          for (let next = row + step; next >= 0 && next < grid.tBodies[0].rows.length; next += step) {
            const other = cellAt(next, column) || cellAt(next, 0);
            if (!other) continue;
            other.focus();
            if (other.select) other.select();
            return;
          }
        });
        grid?.addEventListener("paste", (event) => {
          const field = event.target.closest("[data-cell]");
          const text = event.clipboardData.getData("text/plain").replace(/\r?\n$/, "");
          if (!field || !/[\t\n]/.test(text)) return;
          event.preventDefault();
          const [row, column] = placeOf(field);
          text.split(/\r?\n/).forEach((line, down) => line.split("\t").forEach((value, across) => {
            const other = cellAt(row + down, column + across);
            if (other) put(other, value);
          }));
        });
        """#
}
