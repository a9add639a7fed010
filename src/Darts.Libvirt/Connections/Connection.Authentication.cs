using System.Runtime.InteropServices;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

public sealed unsafe partial class Connection
{
    private static readonly CredentialType[] s_everyType =
    [
        CredentialType.UserName, CredentialType.AuthName, CredentialType.Language, CredentialType.ClientNonce, CredentialType.Passphrase,
        CredentialType.EchoPrompt, CredentialType.NoEchoPrompt, CredentialType.Realm, CredentialType.External,
    ];

    /// <summary>Opens a connection, asking nobody (<c>virConnectOpenAuth</c>).</summary>
    /// <param name="uri">A libvirt URI, such as <c>qemu:///system</c>.</param>
    /// <param name="flags">How.</param>
    /// <inheritdoc cref="Open(string)"/>
    public static Connection Open(string uri, ConnectFlags flags)
    {
        ArgumentException.ThrowIfNullOrEmpty(uri);
        EventLoop.Start();
        ProcessRole.ClaimHypervisor();
        return Opened(Native.virConnectOpenAuth(uri, null, (uint)flags), nameof(Native.virConnectOpenAuth), s_defaultKeepAlive, DefaultKeepAliveCount);
    }

    /// <summary>Opens a connection to a hypervisor that asks who comes (<c>virConnectOpenAuth</c>).</summary>
    /// <param name="uri">A libvirt URI, such as <c>qemu+tcp://host/system</c>.</param>
    /// <param name="answer">
    /// Answers each request that it is given, on the calling thread and before this returns. One that stays without an answer ends
    /// the attempt; an exception does so too, and comes out of this method.
    /// </param>
    /// <param name="types">What it can answer; null for everything.</param>
    /// <param name="flags">How.</param>
    /// <exception cref="AccessDeniedException">The answers are wrong, or one is missing.</exception>
    /// <inheritdoc cref="Open(string)"/>
    public static Connection Open(
        string uri,
        Action<IReadOnlyList<CredentialRequest>> answer,
        IReadOnlyCollection<CredentialType>? types = null,
        ConnectFlags flags = ConnectFlags.None)
    {
        ArgumentException.ThrowIfNullOrEmpty(uri);
        ArgumentNullException.ThrowIfNull(answer);
        EventLoop.Start();
        ProcessRole.ClaimHypervisor();
        var callback = new CredentialCallback(answer);
        var opaque = GCHandle.Alloc(callback);
        try
        {
            ConnectionHandle handle;
            fixed (CredentialType* type = (CredentialType[])[.. types ?? s_everyType])
            {
                var auth = new virConnectAuth
                {
                    credtype = (int*)type,
                    ncredtype = (uint)(types ?? s_everyType).Count,
                    cb = CredentialCallback.Function,
                    cbdata = (void*)GCHandle.ToIntPtr(opaque),
                };
                handle = Native.virConnectOpenAuth(uri, &auth, (uint)flags);
            }

            if (handle.IsInvalid)
            {
                callback.Rethrow();
            }

            return Opened(handle, nameof(Native.virConnectOpenAuth), s_defaultKeepAlive, DefaultKeepAliveCount);
        }
        finally
        {
            opaque.Free();
        }
    }

    /// <summary>
    /// Names the user for whom the following calls are made, where the daemon lets this one speak for others
    /// (<c>virConnectSetIdentity</c>).
    /// </summary>
    /// <param name="identity">By names such as <see cref="ParameterNames.ConnectIdentityUserName"/>.</param>
    public void SetIdentity(TypedParameters identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        using var list = new ParameterList(identity);
        _handle.Check(Native.virConnectSetIdentity(_handle, list.First, list.Count, 0));
    }
}
