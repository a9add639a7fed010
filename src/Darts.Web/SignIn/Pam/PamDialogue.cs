using System.Runtime.InteropServices;
using System.Text;
using Darts.Web.SignIn.Checks;

namespace Darts.Web.SignIn.Pam;

/// <summary>One question to libpam, from its start to its end. It blocks for as long as the service's modules do.</summary>
internal static unsafe class PamDialogue
{
    /// <summary>Asks whether the password is right and the account may be used now.</summary>
    /// <returns>The name that the modules know the user by, with a zero at its end; or why not.</returns>
    public static (byte[]? User, CheckResult? Failure) Ask(string service, PamQuestion question)
    {
        var conversation = GCHandle.Alloc(new PamConversation(question));
        void* handle = null;
        var status = PamStatus.SystemError;
        try
        {
            var callback = new PamCallback { Converse = &PamConversation.Converse, State = (void*)GCHandle.ToIntPtr(conversation) };
            fixed (byte* serviceName = Encoding.ASCII.GetBytes(service + '\0'), name = question.Name)
                status = LibPam.Start(serviceName, name, &callback, &handle);
            if (status == PamStatus.Success)
                status = LibPam.SetItem(handle, LibPam.FailDelayItem, (delegate* unmanaged<int, uint, void*, void>)&NoDelay);
            if (status != PamStatus.Success)
                return (null, CheckResult.Unavailable($"PAM does not start: {(int)status}"));
            return AskStarted(handle, out status);
        }
        finally
        {
            if (handle is not null)
                LibPam.End(handle, status);
            conversation.Free();
        }
    }

    private static (byte[]? User, CheckResult? Failure) AskStarted(void* handle, out PamStatus status)
    {
        status = LibPam.Authenticate(handle, LibPam.Silent | LibPam.DisallowNullPassword);
        if (status != PamStatus.Success)
            return (null, PamAnswers.ToAuthentication(status));
        status = LibPam.CheckAccount(handle, LibPam.Silent | LibPam.DisallowNullPassword);
        if (status != PamStatus.Success)
            return (null, PamAnswers.ToAccount(status));
        void* user = null;
        status = LibPam.GetItem(handle, LibPam.UserItem, &user);
        return status == PamStatus.Success && user is not null
            ? ([.. MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)user), 0], null)
            : (null, CheckResult.Unavailable("PAM does not say who it is"));
    }

    // Called in place of a pause after a failure: refusals are paced by who asks.
    [UnmanagedCallersOnly]
    private static void NoDelay(int status, uint microseconds, void* state)
    {
    }
}
