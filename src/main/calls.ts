/** The calls with their schemas, 70 ms to make: loaded at the first call, so that the window opens without them. */
export const loadCalls = async () => {
  const [{ contract, isCallName }, { parseInput }] = await Promise.all([
    import('#contract/index.ts'),
    import('#contract/call.ts'),
  ]);
  return { contract, isCallName, parseInput };
};
