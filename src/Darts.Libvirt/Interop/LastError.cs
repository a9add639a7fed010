using System.Runtime.InteropServices;

namespace Darts.Libvirt.Interop;

/// <summary>libvirt keeps one error a thread, and clears it at the next call: it is read at once, and copied.</summary>
internal static unsafe class LastError
{
    internal static LibvirtError Read(string call)
    {
        var function = FunctionOf(call);
        var error = Native.virGetLastError();
        return error is null
            ? new LibvirtError(function, ErrorCode.InternalError, ErrorDomain.None, ErrorLevel.Error, "libvirt gave no reason")
            : new LibvirtError(function, (ErrorCode)error->code, (ErrorDomain)error->domain, (ErrorLevel)error->level, Text(error->message) ?? "")
            {
                Text1 = Text(error->str1),
                Text2 = Text(error->str2),
                Text3 = Text(error->str3),
                Number1 = error->int1,
                Number2 = error->int2,
            };
    }

    internal static bool IsOfTransport(LibvirtError error) => error.Domain is ErrorDomain.Rpc or ErrorDomain.Remote;

    internal static LibvirtException ToException(LibvirtError error, bool connectionLost) => error.Code switch
    {
        _ when connectionLost => new ConnectionLostException(error),
        ErrorCode.NoDomain => new DomainNotFoundException(error),
        ErrorCode.NoStoragePool => new StoragePoolNotFoundException(error),
        ErrorCode.NoStorageVolume => new StorageVolumeNotFoundException(error),
        ErrorCode.NoNetwork or ErrorCode.NoNetworkPort or ErrorCode.NoNetworkFilter or ErrorCode.NoNetworkFilterBinding
            or ErrorCode.NoInterface or ErrorCode.NoNodeDevice or ErrorCode.NoSecret or ErrorCode.NoDomainSnapshot
            or ErrorCode.NoDomainCheckpoint or ErrorCode.NoServer or ErrorCode.NoClient => new ObjectNotFoundException(error),
        ErrorCode.OperationInvalid => new OperationInvalidException(error),
        ErrorCode.AccessDenied or ErrorCode.OperationDenied or ErrorCode.AuthFailed or ErrorCode.AuthCancelled => new AccessDeniedException(error),
        _ => new LibvirtException(error),
    };

    // The argument's own text, "Native.virDomainCreate(_handle)", names the function without repeating it at every call.
    private static string FunctionOf(string call)
    {
        var start = call.LastIndexOf("Native.", StringComparison.Ordinal);
        start = start < 0 ? 0 : start + "Native.".Length;
        var end = call.IndexOf('(', start);
        return end < 0 ? call[start..] : call[start..end];
    }

    private static string? Text(byte* text) => Marshal.PtrToStringUTF8((nint)text);
}
