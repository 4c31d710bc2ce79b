import Link from "next/link";
import type { ComponentProps } from "react";
import { buttonStyle, type ButtonLook, type ButtonSize } from "./button-style";

type Props = ComponentProps<typeof Link> & { look?: ButtonLook; size?: ButtonSize };

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function LinkButton({ look, size, className, ...rest }: Props) {
  return <Link className={buttonStyle(look, size, className)} {...rest} />;
}
