import type { ComponentProps } from "react";
import { buttonStyle, type ButtonLook, type ButtonSize } from "./button-style";
import { Spinner } from "./spinner";

type Props = ComponentProps<"button"> & { look?: ButtonLook; size?: ButtonSize; isBusy?: boolean };

/** A button that acts. `isBusy` keeps its width and name, shows a spinner and ignores further presses. */
export function Button({ look, size, isBusy = false, className, children, onClick, type = "button", ...rest }: Props) {
  return (
    <button
      type={type}
      aria-busy={isBusy || undefined}
      aria-disabled={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
      className={buttonStyle(look, size, className)}
      {...rest}
    >
      {isBusy && <Spinner />}
      {children}
    </button>
  );
}
