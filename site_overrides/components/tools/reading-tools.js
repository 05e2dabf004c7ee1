/*
 * <reading-tools>: buttons for large type, colours, reading aloud, printing, and for the key that goes to the search.
 * Empty without JavaScript, so that no button is dead.
 * @uses preferences, words
 */
(() => {
  "use strict";

  const preferences = window.policyPreferences;
  const SIZES = [null, "2", "3"];

  const button = ([label, action, pressed]) => {
    const element = document.createElement("button");
    element.type = "button";
    element.textContent = label;
    if (pressed !== undefined) element.setAttribute("aria-pressed", String(pressed));
    element.addEventListener("click", action);
    return element;
  };

  class ReadingTools extends HTMLElement {
    connectedCallback() {
      this.draw();
    }

    disconnectedCallback() {
      if ("speechSynthesis" in window) window.speechSynthesis.cancel();
    }

    draw() {
      const elder = preferences.get("elder") === "on";
      const size = SIZES.indexOf(preferences.get("size"));
      const slash = preferences.get("slash") !== "off";
      const tools = [
        ["大字版（长辈版）", () => this.change("elder", elder ? null : "on", 0), elder],
        [["字大些", "再大些", "字还原"][size], () => this.change("size", SIZES[(size + 1) % 3], 1)],
        [this.dark() ? "浅色" : "深色", () => this.change("scheme", this.dark() ? "light" : "dark", 2)],
        ["按 / 键搜索", () => this.change("slash", slash ? "off" : null, 3), slash],
        ["打印这一页", () => window.print()],
      ];
      if ("speechSynthesis" in window && document.querySelector("article")) {
        tools.push([this.speaking ? "停止朗读" : "朗读", () => this.speak(), Boolean(this.speaking)]);
      }
      this.replaceChildren(...tools.map(button));
    }

    dark() {
      const chosen = preferences.get("scheme");
      return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    }

    change(key, value, index) {
      preferences.set(key, value);
      this.draw();
      this.children[index].focus(); // the buttons are new; a keyboard user stays where they were
    }

    speak() {
      const speech = window.speechSynthesis;
      speech.cancel();
      this.speaking = !this.speaking;
      if (this.speaking) {
        const parts = document.querySelectorAll("h1, .answer, .benefit :is(h3, .amount), .official :is(.sentence, h3)");
        const said = (part) => part.textContent.replaceAll(window.policyWords.OURS, "").trim();
        const words = [...parts].map(said);
        words.forEach((text, index) => {
          const utterance = new SpeechSynthesisUtterance(text);
          utterance.lang = "zh-CN";
          utterance.rate = 0.9;
          if (index === words.length - 1) utterance.onend = () => { this.speaking = false; this.draw(); };
          speech.speak(utterance);
        });
      }
      this.draw();
      this.lastElementChild.focus();
    }
  }

  customElements.define("reading-tools", ReadingTools);
})();
