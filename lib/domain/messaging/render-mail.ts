import { render } from "@react-email/render";
import { createElement } from "react";
import { plainMail, type Mail } from "./mail";
import { MailPage } from "./templates/mail-page";

/** HTML and plain text of a mail. */
export async function renderMail(mail: Mail): Promise<{ html: string; plain: string }> {
  return { html: await render(createElement(MailPage, { mail })), plain: plainMail(mail) };
}
