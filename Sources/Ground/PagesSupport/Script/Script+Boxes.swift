extension Script {
    /// Chooses and clears boxes in groups at once, and counts them, without asking the server.
    static let boxes = #"""
        const countBoxes = (form) => {
          for (const tools of form.querySelectorAll(".option-tools")) {
            const boxes = [...tools.closest("fieldset").querySelectorAll(".option input")];
            tools.querySelector(".option-chosen").textContent = boxes.filter((box) => box.checked).length;
          }
        };
        document.addEventListener("click", (event) => {
          const button = event.target.closest(".option-tools button");
          if (!button) return;
          event.preventDefault();
          const isChosen = button.value.startsWith("all");
          for (const box of button.closest("fieldset").querySelectorAll(".option input")) box.checked = isChosen;
          countBoxes(button.form);
          voice.textContent = button.parentElement.querySelector(".option-count").textContent;
        });
        document.addEventListener("change", (event) => {
          if (event.target.closest(".option-group")) countBoxes(event.target.form);
        });
        // A browser that goes back puts the boxes as they were left.
        addEventListener("pageshow", () => {
          for (const form of document.querySelectorAll("form:has(.option-tools)")) countBoxes(form);
        });
        """#
}
