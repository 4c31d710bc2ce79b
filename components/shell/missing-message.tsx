import { LinkButton } from "@/components/ui/link-button";
import { MessagePage } from "./message-page";

export function MissingMessage() {
  return (
    <MessagePage
      title="We could not find that page"
      actions={
        <>
          <LinkButton href="/">Go to the front page</LinkButton>
          <LinkButton href="/stores" look="secondary">
            Find a store
          </LinkButton>
        </>
      }
    >
      <p>The address may be mistyped, or the product is no longer sold. Search above, or start again from the front page.</p>
    </MessagePage>
  );
}
