import { Paragraph, Switch, Table } from "@digdir/designsystemet-react";
import { useWords } from "../language/LanguageProvider";
import { ModalDialog } from "../workplace/ModalDialog";
import { useShortcutSetting } from "./ShortcutSetting";
import { KEYS } from "./shortcuts";

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const { singleKeys, switchSingleKeys } = useShortcutSetting();
  return (
    <ModalDialog title={words.keys.title} onClose={onClose}>
      <Table data-size="sm" data-color="neutral" className="keys">
        <thead>
          <tr>
            <th scope="col">{words.keys.key}</th>
            <th scope="col">{words.keys.does}</th>
          </tr>
        </thead>
        <tbody>
          {KEYS.map(({ command, keys }) => (
            <tr key={command}>
              <td>
                <kbd>{keys}</kbd>
              </td>
              <td>{words.keys[command]}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <Paragraph data-size="xs">{words.keys.typing}</Paragraph>
      <Switch
        label={words.keys.switch}
        description={words.keys.switchHint}
        data-size="sm"
        checked={singleKeys}
        onChange={(event) => switchSingleKeys(event.target.checked)}
      />
    </ModalDialog>
  );
}
