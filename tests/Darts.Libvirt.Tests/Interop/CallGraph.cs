using System.Reflection;
using System.Reflection.Emit;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt.Tests.Interop;

/// <summary>Follows the calls in a library's IL, from its public members to its raw functions.</summary>
internal sealed class CallGraph
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> s_codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    private readonly Assembly _library;
    private readonly HashSet<MethodBase> _seen = [];
    private readonly Queue<MethodBase> _open = new();

    private CallGraph(Assembly library) => _library = library;

    /// <summary>The raw functions that some public member calls, however many steps away.</summary>
    internal static IReadOnlySet<string> Reached(Assembly library)
    {
        var graph = new CallGraph(library);
        foreach (var member in library.GetTypes().Where(t => t.IsVisible).SelectMany(Members).Where(m => m.IsPublic || m.IsFamily))
        {
            graph.Add(member);
        }

        while (graph._open.TryDequeue(out var method))
        {
            graph.Follow(method);
        }

        return graph._seen.Where(m => m.DeclaringType == typeof(Native)).Select(m => m.Name).ToHashSet();
    }

    private static IEnumerable<MethodBase> Members(Type type) => type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared));

    private void Add(MethodBase method)
    {
        if (method.Module.Assembly != _library)
        {
            return;
        }

        method = Definition(method);
        if (!_seen.Add(method))
        {
            return;
        }

        _open.Enqueue(method);
        // What makes an object may run any of its methods later: state machines, enumerators, closures, overrides of handles.
        if (method is ConstructorInfo { DeclaringType: { } type })
        {
            foreach (var member in Members(type).Where(m => type.Name.StartsWith('<') || m.IsVirtual || m.IsConstructor))
            {
                Add(member);
            }
        }
    }

    private static MethodBase Definition(MethodBase method)
    {
        var type = method.DeclaringType;
        return method is MethodInfo { IsGenericMethod: true } generic ? Definition(generic.GetGenericMethodDefinition(), type)
            : Definition(method, type);
    }

    private static MethodBase Definition(MethodBase method, Type? type) => type is { IsConstructedGenericType: true }
        ? MethodBase.GetMethodFromHandle(method.MethodHandle, type.GetGenericTypeDefinition().TypeHandle)!
        : method;

    private void Follow(MethodBase method)
    {
        if (method.DeclaringType == typeof(Native) || method.GetMethodBody()?.GetILAsByteArray() is not { } il)
        {
            return;
        }

        var types = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        var methods = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < il.Length;)
        {
            var code = s_codes[il[at] == 0xFE ? unchecked((short)(0xFE00 | il[at + 1])) : il[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineTok)
            {
                Resolve(method.Module, BitConverter.ToInt32(il, at), types, methods);
            }

            at += Operand(code.OperandType, il, at);
        }
    }

    private void Resolve(Module module, int token, Type[]? types, Type[]? methods)
    {
        if (module.ResolveMember(token, types, methods) is not MethodBase called)
        {
            return;
        }

        Add(called);
        foreach (var argument in called.IsGenericMethod ? called.GetGenericArguments() : [])
        {
            // A generic method such as Own<DomainHandle> makes its type argument, whose constructor no token names.
            if (argument.IsSubclassOf(typeof(LibvirtHandle)) && argument.GetConstructor(Type.EmptyTypes) is { } constructor)
            {
                Add(constructor);
            }
        }
    }

    private static int Operand(OperandType type, byte[] il, int at) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
        _ => 4,
    };
}
