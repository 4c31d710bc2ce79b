/**
 * Runs before first paint, so that a chosen theme never flashes. The policy admits exactly this text by its hash.
 * The choice lives in localStorage `theme`: "light" or "dark"; absent means the system decides.
 */
export const themeScript =
  'try{var t=localStorage.getItem("theme");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch(e){}';
