/** What a chooser of files offers where evidence is attached. The server looks into the file itself. */
export const acceptedFiles = '.pdf,.png,.jpg,.jpeg,.webp,.xlsx'
