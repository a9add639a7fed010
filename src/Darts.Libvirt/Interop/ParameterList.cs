using System.Diagnostics;

namespace Darts.Libvirt.Interop;

/// <summary>A list of typed parameters in libvirt's memory, for the length of one call. To be disposed of, once.</summary>
internal readonly unsafe ref struct ParameterList
{
    internal ParameterList(TypedParameters? parameters)
    {
        virTypedParameter* first = null;
        int count = 0, room = 0;
        try
        {
            foreach (var (name, value) in parameters ?? [])
            {
                Check(Add(&first, &count, &room, name, value), "virTypedParamsAdd");
            }
        }
        catch
        {
            Native.virTypedParamsFree(first, count);
            throw;
        }

        First = first;
        Count = count;
    }

    internal virTypedParameter* First { get; }

    internal int Count { get; }

    internal static object Parse(string name, TypedParameterType type, string text)
    {
        // No connection need be open yet, and without initialisation libvirt's errors crash.
        NativeLoader.EnsureUsable();
        virTypedParameter* first = null;
        int count = 0, room = 0;
        try
        {
            const string Function = nameof(Native.virTypedParamsAddFromString);
            Check(Native.virTypedParamsAddFromString(&first, &count, &room, name, (int)type, text), Function);
            return ParameterValue.TryCopy(first, out var value) ? value.Boxed : throw new UnreachableException($"libvirt read a {type}.");
        }
        finally
        {
            Native.virTypedParamsFree(first, count);
        }
    }

    public void Dispose() => Native.virTypedParamsFree(First, Count);

    private static int Add(virTypedParameter** first, int* count, int* room, string name, object value) => value switch
    {
        int number => Native.virTypedParamsAddInt(first, count, room, name, number),
        uint number => Native.virTypedParamsAddUInt(first, count, room, name, number),
        long number => Native.virTypedParamsAddLLong(first, count, room, name, number),
        ulong number => Native.virTypedParamsAddULLong(first, count, room, name, number),
        double number => Native.virTypedParamsAddDouble(first, count, room, name, number),
        bool truth => Native.virTypedParamsAddBoolean(first, count, room, name, truth ? 1 : 0),
        string text => Native.virTypedParamsAddString(first, count, room, name, text),
        string[] texts => AddAll(first, count, room, name, texts),
        _ => throw new UnreachableException($"A typed parameter of type {value.GetType()}."),
    };

    private static int AddAll(virTypedParameter** first, int* count, int* room, string name, string[] texts)
    {
        using var native = new StringArray(texts);
        return Native.virTypedParamsAddStringList(first, count, room, name, native.First);
    }

    private static void Check(int result, string function)
    {
        if (result < 0)
        {
            throw LastError.ToException(LastError.Read(function), connectionLost: false);
        }
    }
}
