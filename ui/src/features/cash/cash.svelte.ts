/** Where the form for the owner's money is asked for: Today has a button for it, the palette a line. */
class Cash {
  asked = $state(false);
}

export const cash = new Cash();
