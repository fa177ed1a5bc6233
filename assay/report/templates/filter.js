(() => {
  'use strict';
  const form = document.getElementById('filter');
  const text = document.getElementById('filter-text');
  const outcome = document.getElementById('filter-outcome');
  const count = document.getElementById('filter-count');
  const items = [...document.querySelectorAll('.capabilities > li')];
  const groups = [...document.querySelectorAll('section.service')];
  // Words are found by their beginning: "lock" is not to find "block".
  const spaced = (some) => ` ${some.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')}`;
  const filter = () => {
    const words = spaced(text.value).split(' ').filter(Boolean);
    let shown = 0;
    for (const item of items) {
      const told = spaced(item.textContent);
      item.hidden = Boolean(outcome.value && item.dataset.outcome !== outcome.value)
        || !words.every((word) => told.includes(` ${word}`));
      shown += item.hidden ? 0 : 1;
    }
    for (const group of groups) group.hidden = !group.querySelector('.capabilities > li:not([hidden])');
    count.textContent = shown === items.length ? '' : `${shown} of ${items.length} shown`;
  };
  if (form) { // not every page has what can be filtered
    form.hidden = false;
    form.addEventListener('input', filter);
    form.addEventListener('submit', (event) => event.preventDefault());
  }

  const openTarget = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let box = target && target.closest('details'); box; box = box.parentElement.closest('details')) box.open = true;
    if (target) target.scrollIntoView();
  };
  addEventListener('hashchange', openTarget);
  openTarget();
  addEventListener('beforeprint', () => {
    for (const box of document.querySelectorAll('details')) box.open = true;
  });
})();
