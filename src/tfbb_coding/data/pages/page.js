"use strict";
// Everything can be read without this: it filters, searches, opens what a link leads to, and unfolds what is printed.
// Text is only ever set as text. Without a form on the page only the first and the last part do anything.
(() => {
  const form = document.getElementById("filter");
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];

  // Links into closed parts
  const lead = (id) => {
    const target = id ? document.getElementById(id) : null;
    if (!target) return;
    if (form && target.closest("[hidden]")) form.reset();
    for (let part = target; part; part = part.parentElement) {
      if (part.localName === "details") part.open = true;
    }
    target.scrollIntoView();
    const takes = target.localName === "details" ? target.querySelector("summary") : target;
    if (takes.tabIndex < 0 && !takes.hasAttribute("tabindex")) takes.setAttribute("tabindex", "-1");
    takes.focus({ preventScroll: true });
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) lead(link.hash.slice(1));
  });
  addEventListener("hashchange", () => lead(location.hash.slice(1)));

  // Printing: quotations unfold, conversations stay as they are
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = all("details.group:not([open])").filter((one) => !one.hidden);
    for (const one of unfolded) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of unfolded) one.open = false;
    unfolded = [];
  });

  for (const row of all(".buttons")) {
    row.hidden = false;
    row.addEventListener("click", (event) => {
      const open = event.target.dataset.open;
      if (open === undefined) return;
      for (const one of all("details.group, details.talk", row.closest(".many"))) one.open = open === "1";
    });
  }

  if (form) filtering();
  if (location.hash) lead(location.hash.slice(1));

  function filtering() {
    const OPENED = 200; // so many finds at the most are unfolded by themselves
    const MARKED = 3000; // so many words at the most are marked
    const field = (name) => document.getElementById(`f-${name}`);
    const words = (text) => text.replace(/\s/gu, " ").toLocaleLowerCase("sv");
    const said = (element, selector) => words(all(selector, element).map((one) => one.textContent).join(" \n ").normalize("NFC"));
    const number = (n) => String(n).replace(/\B(?=(\d{3})+$)/gu, "\u00a0");
    const fill = (sentence, n, of) => sentence.replace("{n}", number(n)).replace("{all}", number(of));
    const passages = (inside) =>
      all(".passage", inside).map((element) => ({
        element,
        codings: element.dataset.c.split(" "),
        favourite: element.dataset.f === "1",
        text: said(element, ".said, .sense, .memo, .reference"),
      }));
    let groups, talks;
    const opened = new Set();

    const read = () => {
      groups = all("details.group").map((element) => ({
        element,
        group: element.dataset.g,
        theme: element.dataset.t,
        count: element.querySelector(".count"),
        usual: element.querySelector(".count").textContent,
        quotations: passages(element).map((one) => ({ ...one, talk: one.element.dataset.i, who: one.element.dataset.w })),
      }));
      talks = all("details.talk").map((element) => ({
        element,
        group: element.dataset.g,
        number: element.dataset.i,
        count: element.querySelector(".count"),
        usual: element.querySelector(".count").textContent,
        turns: all(".turn", element).map((turn) => ({
          element: turn,
          who: turn.dataset.w,
          text: said(turn, ".said"),
          passages: passages(turn),
        })),
      }));
    };

    const asked = () => {
      const value = (name) => (field(name) ? field(name).value : "");
      const parts = words(value("q").normalize("NFC")).matchAll(/["”“]([^"”“]+)["”“]?|[^\s"”“]+/gu);
      const terms = [...parts].map((part) => (part[1] ?? part[0]).trim()).filter(Boolean);
      return {
        terms,
        theme: value("theme"),
        group: value("group"),
        talk: value("talk"),
        who: value("who"),
        standing: value("standing"),
        favourite: Boolean(field("favourite")?.checked),
        around: Boolean(field("around")?.checked),
      };
    };
    const holds = (text, terms) => terms.every((term) => text.includes(term));
    const carries = (passage, want) =>
      (!want.favourite || passage.favourite) &&
      passage.codings.some((one) => (!want.theme || one.slice(0, -1) === want.theme) && (!want.standing || one.slice(-1) === want.standing));

    const unfold = (element, few) => {
      if (few && !element.open) {
        element.open = true;
        opened.add(element);
      }
    };
    const fold = () => {
      for (const element of opened) element.open = false;
      opened.clear();
    };

    const showQuotations = (want) => {
      let shown = 0;
      let of = 0;
      for (const group of groups) {
        let here = 0;
        const fits = (!want.theme || group.theme === want.theme) && (!want.group || group.group === want.group);
        for (const one of group.quotations) {
          const ok = fits && (!want.talk || one.talk === want.talk) && (!want.who || one.who === want.who) && carries(one, want) && holds(one.text, want.terms);
          one.element.parentElement.hidden = !ok;
          here += ok ? 1 : 0;
        }
        group.found = here;
        group.element.hidden = !here;
        group.count.textContent = want.active ? fill(form.dataset.shown, here, group.quotations.length) : group.usual;
        shown += here;
        of += group.quotations.length;
      }
      for (const theme of all(".quoted")) theme.hidden = want.active && !all("details.group", theme).some((one) => !one.hidden);
      return [shown, of];
    };

    const showTurn = (turn, want) => {
      const facets = want.theme || want.standing || want.favourite;
      const right = !want.who || turn.who === want.who;
      const fitting = new Set(right ? turn.passages.filter((one) => carries(one, want) && holds(one.text, want.terms)) : []);
      const ok = right && (facets ? fitting.size > 0 : holds(turn.text, want.terms) || fitting.size > 0);
      for (const one of turn.passages) one.element.classList.toggle("off", want.active && !fitting.has(one));
      turn.element.hidden = want.active && !ok && !want.around;
      return [fitting.size, turn.passages.length, ok];
    };

    const showTalks = (want) => {
      let units = 0;
      let ofUnits = 0;
      let shown = 0;
      for (const talk of talks) {
        const fits = (!want.group || talk.group === want.group) && (!want.talk || talk.number === want.talk);
        let here = 0;
        let turns = 0;
        for (const turn of talk.turns) {
          const [found, of, ok] = fits ? showTurn(turn, want) : [0, turn.passages.length, false];
          here += found;
          ofUnits += of;
          turns += ok ? 1 : 0;
        }
        const some = fits && turns > 0;
        talk.found = turns;
        talk.element.hidden = want.active && !some;
        talk.count.textContent = want.active ? fill(form.dataset.found, Math.max(here, turns), 0) : talk.usual;
        units += some ? here : 0;
        shown += some ? 1 : 0;
      }
      return [units, ofUnits, shown];
    };

    const tell = (want, quotations, units) => {
      const parts = [];
      if (groups.length) parts.push(fill(form.dataset.quotations, ...quotations));
      if (talks.length) parts.push(fill(form.dataset.passages, units[0], units[1]), fill(form.dataset.talks, units[2], talks.length));
      const nothing = !quotations[0] && !units[2];
      document.getElementById("told").textContent = !want.active ? form.dataset.everything : nothing ? form.dataset.nothing : `${parts.join(", ")}.`;
    };

    const highlight = (terms) => {
      if (!("highlights" in CSS)) return;
      CSS.highlights.delete("found");
      const ranges = [];
      for (const part of terms.length ? all("details[open] .said, details[open] .sense, details[open] .memo") : []) {
        if (ranges.length > MARKED) break;
        if (part.checkVisibility && !part.checkVisibility()) continue;
        for (const node of part.childNodes) {
          if (node.nodeType !== Node.TEXT_NODE) continue;
          const text = words(node.data);
          if (text.length !== node.data.length) continue; // a letter that becomes two when made small
          for (const term of terms) {
            for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
              const range = new Range();
              range.setStart(node, at);
              range.setEnd(node, at + term.length);
              ranges.push(range);
            }
          }
        }
      }
      if (ranges.length) CSS.highlights.set("found", new Highlight(...ranges));
    };

    const apply = () => {
      if (!groups) read();
      const want = asked();
      want.active = Boolean(want.terms.length || want.theme || want.group || want.talk || want.who || want.standing || want.favourite);
      fold();
      const quotations = showQuotations(want);
      const units = showTalks(want);
      if (want.active) {
        const many = talks.reduce((n, talk) => n + (talk.element.hidden ? 0 : talk.found), 0);
        for (const group of groups) unfold(group.element, group.found && quotations[0] <= OPENED);
        for (const talk of talks) unfold(talk.element, !talk.element.hidden && many <= OPENED);
      }
      tell(want, quotations, units);
      highlight(want.terms);
    };

    // The speakers of the conversation chosen, or of the only one there is
    const speakers = () => {
      const who = field("who");
      if (!who) return;
      const chosen = field("talk") ? field("talk").value : document.querySelector("details.talk").dataset.i;
      while (who.options.length > 1) who.remove(1);
      const talk = chosen && document.querySelector(`details.talk[data-i="${CSS.escape(chosen)}"]`);
      const seen = new Set(["0"]);
      for (const turn of talk ? all(".turn", talk) : []) {
        if (seen.has(turn.dataset.w)) continue;
        seen.add(turn.dataset.w);
        who.add(new Option(turn.querySelector(".who").firstChild.data.trim(), turn.dataset.w));
      }
      who.disabled = !talk;
    };
    const narrow = () => {
      const group = field("group");
      const talk = field("talk");
      if (!group || !talk) return;
      const of = new Map(all("details.talk").map((one) => [one.dataset.i, one.dataset.g]));
      for (const option of talk.options) option.hidden = option.disabled = Boolean(option.value && group.value && of.get(option.value) !== group.value);
      if (talk.selectedOptions[0]?.disabled) talk.value = "";
    };

    let waiting = 0;
    form.addEventListener("input", (event) => {
      if (event.target === field("group")) narrow();
      if (event.target === field("group") || event.target === field("talk")) speakers();
      clearTimeout(waiting);
      waiting = setTimeout(apply, event.target === field("q") ? 200 : 0);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(waiting);
      apply();
    });
    form.addEventListener("reset", () => {
      clearTimeout(waiting);
      for (const one of form.elements) {
        if (one.localName === "select") one.value = "";
        else if (one.type === "checkbox") one.checked = false;
        else if (one.type === "search") one.value = "";
      }
      narrow();
      speakers();
      apply();
    });
    addEventListener("toggle", () => { if (groups) highlight(asked().terms); }, true);
    form.hidden = false;
    narrow();
    speakers();
    if (asked().terms.length || all("select", form).some((one) => one.value)) apply(); // what the browser remembered
  }
})();
