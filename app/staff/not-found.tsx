import { MessagePage } from "@/components/shell/message-page";
import { LinkButton } from "@/components/ui/link-button";

export default function MissingInConsole() {
  return (
    <main>
      <MessagePage title="Nothing here" actions={<LinkButton href="/staff/today">Go to today</LinkButton>}>
        <p>The page does not exist, or it belongs to a store you do not work at.</p>
      </MessagePage>
    </main>
  );
}
