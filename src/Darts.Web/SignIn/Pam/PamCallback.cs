namespace Darts.Web.SignIn.Pam;

/// <summary>libpam's <c>struct pam_conv</c>: whom modules ask.</summary>
internal unsafe struct PamCallback
{
    public delegate* unmanaged<int, PamMessage**, PamResponse**, void*, PamStatus> Converse;
    public void* State;
}

/// <summary>libpam's <c>struct pam_message</c>: what a module asks or says.</summary>
internal unsafe struct PamMessage
{
    public PamMessageStyle Style;
    public byte* Text;
}

/// <summary>libpam's <c>struct pam_response</c>: what it is answered. Both the array and the texts become libpam's, which frees them.</summary>
internal unsafe struct PamResponse
{
    public byte* Text;
    public int Unused;
}

/// <summary>The kinds of messages.</summary>
internal enum PamMessageStyle
{
    HiddenPrompt = 1,
    VisiblePrompt = 2,
    Error = 3,
    Information = 4,
}
