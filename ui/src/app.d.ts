declare global {
  namespace App {}
  interface Window {
    /** Set by static/start.js: applies the stored appearance to the document again. */
    applyAppearance?: () => void;
  }
}

export {};
