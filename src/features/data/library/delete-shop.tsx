import type { KeptShop } from '../../../storage/shops/shops';
import { Dialog } from '../../../ui/overlay/dialog';

/** Asks before a kept shop is deleted, and says what goes and what stays. */
export function DeleteShop(props: {
  /** Undefined: nothing is asked. */
  shop: KeptShop | undefined;
  onKeep: () => void;
  onDelete: (shop: KeptShop) => void;
}) {
  return (
    <Dialog
      open={props.shop !== undefined}
      title={`Delete ${props.shop?.recipe.name ?? ''}?`}
      onClose={() => props.onKeep()}
      footer={
        <>
          <button class="btn" type="button" autofocus onClick={() => props.onKeep()}>
            Keep
          </button>
          <button
            class="btn btn--danger"
            type="button"
            onClick={() => {
              if (props.shop !== undefined) props.onDelete(props.shop);
            }}
          >
            Delete shop
          </button>
        </>
      }
    >
      <p>
        Its files and recipe go from this browser. The files on your disk stay as they are, and so
        do campaigns made with it.
      </p>
    </Dialog>
  );
}
