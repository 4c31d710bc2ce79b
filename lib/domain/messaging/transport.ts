import nodemailer, { type Transporter } from "nodemailer";
import { env } from "@/lib/kernel/env";

export type Envelope = { messageId: string; to: string; subject: string; html: string; text: string };

let transporter: Transporter | undefined;

/**
 * Hands a mail to the SMTP server of MAIL_URL. Without one, the built-in inbox is the destination: the outbox row itself,
 * readable in the console, and nothing leaves the machine. The message id makes a repeated hand-over recognizable.
 */
export async function deliver(envelope: Envelope): Promise<"smtp" | "inbox"> {
  const { MAIL_URL, MAIL_FROM } = env();
  if (!MAIL_URL) return "inbox";
  transporter ??= nodemailer.createTransport(MAIL_URL, { from: MAIL_FROM });
  await transporter.sendMail({ ...envelope, messageId: `<${envelope.messageId}@throughline>`, from: MAIL_FROM });
  return "smtp";
}
