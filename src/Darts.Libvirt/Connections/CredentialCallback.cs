using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>
/// Brings libvirt's questions to a delegate, for the length of one attempt to open a connection. An exception that left the
/// callback would end the process: it waits here until C is left.
/// </summary>
internal sealed unsafe class CredentialCallback(Action<IReadOnlyList<CredentialRequest>> ask)
{
    private ExceptionDispatchInfo? _thrown;

    internal static delegate* unmanaged<virConnectCredential*, uint, void*, int> Function => &Collect;

    internal void Rethrow() => _thrown?.Throw();

    [UnmanagedCallersOnly]
    private static int Collect(virConnectCredential* credentials, uint count, void* opaque)
    {
        var self = (CredentialCallback)GCHandle.FromIntPtr((nint)opaque).Target!;
        CredentialRequest[] requests = [];
        try
        {
            requests = Read(credentials, count);
            self.Ask(requests);
            if (!Array.TrueForAll(requests, r => r.Given is not null))
            {
                return -1;
            }

            Write(credentials, requests);
            return 0;
        }
        catch (Exception e)
        {
            self._thrown = ExceptionDispatchInfo.Capture(e);
            return -1;
        }
        finally
        {
            Array.ForEach(requests, r => r.Forget());
        }
    }

    private static CredentialRequest[] Read(virConnectCredential* credentials, uint count)
    {
        var requests = new CredentialRequest[count];
        for (var i = 0; i < requests.Length; i++)
        {
            var from = credentials + i;
            requests[i] = new CredentialRequest((CredentialType)from->type, Text(from->prompt) ?? "", Text(from->challenge), Text(from->defresult));
        }

        return requests;
    }

    // libvirt frees the answers.
    private static void Write(virConnectCredential* credentials, CredentialRequest[] requests)
    {
        for (var i = 0; i < requests.Length; i++)
        {
            var answer = requests[i].Given!;
            var copy = (byte*)NativeMemory.Alloc((nuint)answer.Length + 1);
            answer.CopyTo(new Span<byte>(copy, answer.Length));
            copy[answer.Length] = 0;
            credentials[i].result = copy;
            credentials[i].resultlen = (uint)answer.Length;
        }
    }

    private static string? Text(byte* text) => Marshal.PtrToStringUTF8((nint)text);

    private void Ask(CredentialRequest[] requests) => ask(requests);
}
