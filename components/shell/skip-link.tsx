/** The first stop of the keyboard: past the header, to what the page is about. */
export function SkipLink() {
  return (
    <a href="#main" className="fixed top-2 left-2 z-60 -translate-y-16 rounded-md bg-action px-4 py-3 text-sm font-medium text-on-action focus:translate-y-0">
      Skip to content
    </a>
  );
}
