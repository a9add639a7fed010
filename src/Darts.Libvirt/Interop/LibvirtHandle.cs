using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;

namespace Darts.Libvirt.Interop;

/// <summary>Owns one reference to a libvirt object, and turns a failed call on it into an exception.</summary>
internal abstract class LibvirtHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    protected LibvirtHandle()
        : base(ownsHandle: true)
    {
    }

    /// <summary>The connection the object came from; asked for its liveness when a call fails.</summary>
    internal ConnectionHandle? Connection { get; set; }

    /// <summary>The same for an object of the administration interface.</summary>
    internal AdminConnectionHandle? Administration { get; set; }

    /// <summary>Takes over a reference that the caller owns.</summary>
    internal static T Own<T>(nint value, ConnectionHandle? connection)
        where T : LibvirtHandle, new()
    {
        var handle = new T { Connection = connection };
        handle.SetHandle(value);
        return handle;
    }

    /// <summary>Passes a result on, or throws what libvirt says of the call that just failed on this thread.</summary>
    internal int Check(int result, [CallerArgumentExpression(nameof(result))] string call = "") => result < 0 ? Fail<int>(call) : result;

    /// <inheritdoc cref="Check(int, string)"/>
    internal string Check([NotNull] string? result, [CallerArgumentExpression(nameof(result))] string call = "") => result ?? Fail<string>(call);

    /// <summary>Passes a new object of the same connection on, or throws.</summary>
    internal T Check<T>(T result, [CallerArgumentExpression(nameof(result))] string call = "")
        where T : LibvirtHandle
    {
        if (result.IsInvalid)
        {
            Fail<T>(call);
        }

        result.Connection = Connection ?? this as ConnectionHandle;
        result.Administration = Administration ?? this as AdminConnectionHandle;
        return result;
    }

    /// <summary>Owns an object that a function only lends, by a reference of its own.</summary>
    /// <param name="lend">Asks this object for it; 0 stands for "failed".</param>
    /// <param name="addReference">The <c>vir*Ref</c> of that kind.</param>
    /// <param name="call">The source text of <paramref name="lend"/>.</param>
    internal T Share<T>(Func<nint> lend, Func<nint, int> addReference, [CallerArgumentExpression(nameof(lend))] string call = "")
        where T : LibvirtHandle, new()
    {
        var held = false;
        // What is lent lives only as long as its lender, which another thread could dispose of meanwhile.
        DangerousAddRef(ref held);
        try
        {
            var value = lend();
            Check(value == 0 ? -1 : addReference(value), call);
            return Own<T>(value, typeof(T) == typeof(ConnectionHandle) ? null : Connection);
        }
        finally
        {
            DangerousRelease();
        }
    }

    /// <summary>A second owner of the same object.</summary>
    internal T Duplicate<T>(Func<nint, int> addReference, [CallerArgumentExpression(nameof(addReference))] string call = "")
        where T : LibvirtHandle, new() =>
        Share<T>(() => handle, addReference, call);

    protected sealed override bool ReleaseHandle() => Release(handle) >= 0;

    protected abstract int Release(nint value);

    [DoesNotReturn]
    private T Fail<T>(string call)
    {
        // First of all: every further call on this thread clears the error.
        var error = LastError.Read(call);
        throw LastError.ToException(error, LastError.IsOfTransport(error) && !IsConnectionAlive());
    }

    private bool IsConnectionAlive()
    {
        var connection = Connection ?? this as ConnectionHandle;
        var administration = Administration ?? this as AdminConnectionHandle;
        try
        {
            return (connection is { IsInvalid: false } && Native.virConnectIsAlive(connection) == 1)
                || (administration is { IsInvalid: false } && Native.virAdmConnectIsAlive(administration) == 1);
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }
}
