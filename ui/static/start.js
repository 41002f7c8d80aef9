// What must be known before the first paint: theme, density, text size, language and its direction.
// A classic script on purpose: a module would run after the first frame and flash.
(function () {
  const page = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const contrast = matchMedia('(prefers-contrast: more)');

  function stored(name, otherwise) {
    try {
      return localStorage.getItem('bahi-' + name) || otherwise;
    } catch {
      return otherwise;
    }
  }

  function theme() {
    const chosen = stored('theme', 'system');
    if (chosen !== 'system') return chosen;
    if (contrast.matches) return 'contrast';
    return dark.matches ? 'dark' : 'light';
  }

  function apply() {
    page.dataset.theme = theme();
    page.dataset.density = stored('density', 'comfortable');
    page.dataset.size = stored('size', '14');
    page.lang = stored('language', 'en');
    page.dir = stored('direction', 'ltr');
  }

  window.applyAppearance = apply;
  dark.addEventListener('change', apply);
  contrast.addEventListener('change', apply);
  apply();
})();
